using System.CommandLine;
using Hpo.Optimization;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo optimizers [NAME]</c>: what a study may name, and its settings.</summary>
internal static class OptimizersCommand
{
    public static Command Create(Output output)
    {
        var name = new Argument<string?>("NAME") { Description = "Name of one optimizer.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("optimizers", "List the optimizers, or the settings of one.") { name };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(output, () => Task.FromResult(Show(parsed.GetValue(name), output))));
        return command;
    }

    private static int Show(string? name, Output output)
    {
        var catalog = OptimizerCatalog.BuiltIn;
        if (name is not null && catalog.Find(name) is null)
        {
            throw new CliException($"There is no optimizer '{name}'. There are: {string.Join(", ", catalog.All.Select(o => o.Name))}.");
        }

        foreach (var optimizer in catalog.All.Where(o => name is null || o.Name == name))
        {
            output.Answer($"{optimizer.Name}: {optimizer.Summary}");
            foreach (var setting in name is null ? [] : optimizer.Settings)
            {
                output.Answer($"  {setting.Name} ({Values(setting)}{(setting.Default is { } value ? $", default {value}" : "")}): {setting.Meaning}");
            }
        }

        return ExitCodes.Completed;
    }

    private static string Values(SettingDefinition setting) => setting.Type switch
    {
        SettingType.Choice => string.Join(" | ", setting.Choices),
        SettingType.Flag => "true | false",
        _ => $"{setting.Type.ToString().ToLowerInvariant()} from {setting.Min} to {setting.Max}",
    };
}
