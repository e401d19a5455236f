using System.CommandLine;
using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo optimizers [NAME]</c>: what a study may name, what it can do, and its settings.</summary>
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
        if (name is null)
        {
            catalog.All.ToList().ForEach(optimizer => output.Answer($"{optimizer.Name}: {optimizer.Summary}"));
            return ExitCodes.Completed;
        }

        if (catalog.Find(name) is not { } found)
        {
            throw new CliException($"There is no optimizer '{name}'. There are: {string.Join(", ", catalog.All.Select(o => o.Name))}.");
        }

        output.Answer($"{found.Name}: {found.Summary}");
        output.Answer($"Handles {string.Join(", ", Abilities(found.Capabilities))}.");
        output.Answer(found.Settings.Count == 0 ? "It takes no settings." : "Settings (optimizer.settings of a study):");
        foreach (var setting in found.Settings)
        {
            output.Answer($"  {setting.Name} ({Values(setting)}, {(setting.Default is { } value ? $"default {value}" : "default derived")}): {setting.Meaning}");
        }

        return ExitCodes.Completed;
    }

    private static IEnumerable<string> Abilities(OptimizerCapabilities can)
    {
        yield return can.MultiObjective ? "one objective or several" : "one objective";
        yield return can.Categorical ? "numbers and categorical parameters" : "numbers only";
        yield return can.Conditional ? "parameters with conditions" : "no conditions";
        if (can.NeedsLog)
        {
            yield return "values that trials log while they run (it needs them)";
        }
    }

    private static string Values(SettingDefinition setting) => setting.Type switch
    {
        SettingType.Choice => string.Join(" | ", setting.Choices),
        SettingType.Flag => "true | false",
        SettingType.Text => "text",
        SettingType.Integer => $"whole number{Range(setting)}",
        _ => $"number{Range(setting)}",
    };

    private static string Range(SettingDefinition setting) => setting switch
    {
        { Min: { } min, Max: { } max } => $" from {Text(min)} to {Text(max)}",
        { Min: { } min } => $" of at least {Text(min)}",
        { Max: { } max } => $" of at most {Text(max)}",
        _ => "",
    };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
