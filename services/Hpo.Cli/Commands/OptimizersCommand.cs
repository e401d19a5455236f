using System.CommandLine;
using System.Globalization;
using Hpo.Cli.Remote;
using Hpo.Cli.Results;
using Hpo.Contracts;
using Hpo.Gateway;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo optimizers [NAME]</c>: what a study may name here or at a gateway, what it can do, and its settings.</summary>
internal static class OptimizersCommand
{
    public static Command Create(Output output)
    {
        var name = new Argument<string?>("NAME") { Description = "Name of one optimizer.", Arity = ArgumentArity.ZeroOrOne };
        var gateway = new Option<string?>("--gateway") { Description = "Ask this gateway, which knows the optimizer services too.", HelpName = "URL" };
        var json = new Option<bool>("--json") { Description = "Write them as JSON." };
        var command = new Command("optimizers", "List the optimizers, or the settings of one.") { name, gateway, json };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var all = await KnownOptimizers.AtAsync(parsed.GetValue(gateway), ct);
            var chosen = parsed.GetValue(name) is { } one ? [Find(all, one, isRemote: parsed.GetValue(gateway) is not null)] : all;
            if (parsed.GetValue(json))
            {
                output.Answer(ResultJson.Write(chosen));
            }
            else if (parsed.GetValue(name) is null)
            {
                all.ToList().ForEach(optimizer => output.Answer($"{optimizer.Name}{State(optimizer)}: {optimizer.Summary}"));
            }
            else
            {
                Show(chosen[0], output);
            }

            return ExitCodes.Completed;
        }));
        return command;
    }

    private static OptimizerView Find(IReadOnlyList<OptimizerView> all, string name, bool isRemote) =>
        all.FirstOrDefault(optimizer => optimizer.Name == name)
        ?? throw new CliException($"There is no optimizer '{name}'. There are: {string.Join(", ", all.Select(o => o.Name))}.{(isRemote ? "" : $" {KnownOptimizers.Remedy}")}");

    private static void Show(OptimizerView found, Output output)
    {
        output.Answer($"{found.Name}{State(found)}: {found.Summary}");
        output.Answer($"Handles {string.Join(", ", Abilities(found.Capabilities))}.");
        output.Answer(found.Settings.Count == 0 ? "It takes no settings." : "Settings (optimizer.settings of a study):");
        foreach (var setting in found.Settings)
        {
            output.Answer($"  {setting.Name} ({Values(setting)}, {(setting.Default is { } value ? $"default {value}" : "default derived")}): {setting.Meaning}");
        }
    }

    private static string State(OptimizerView optimizer) => optimizer.Service switch
    {
        null => "",
        { IsHealthy: true } service => $" (service {service.Version}, {service.Instances} process{(service.Instances == 1 ? "" : "es")})",
        { } service => string.Create(CultureInfo.InvariantCulture, $" (service {service.Version}, away since {service.LastSeenAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC; studies wait for it)"),
    };

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
