using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Hpo.Cli.Remote;
using Hpo.Cli.Results;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.OptimizerChecks;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo test-optimizer NAME</c>: puts a running optimizer service through the checks.</summary>
internal static class TestOptimizerCommand
{
    private const double LongestTimeout = 600;

    public static Command Create(Output output)
    {
        var name = new Argument<string>("NAME") { Description = "Name of a running optimizer service." };
        var timeout = new Option<double>("--timeout") { Description = "How long one answer may take, in seconds.", HelpName = "SECONDS", DefaultValueFactory = _ => 30 };
        var seed = new Option<long>("--seed") { Description = "Seed of the questions.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var settings = new Option<string[]>("--optimizer-setting") { Description = "A setting of the optimizer for all tested studies; may be repeated.", HelpName = "KEY=VALUE", DefaultValueFactory = _ => [] };
        var (broker, json) = (BrokerOption.Create(), new Option<bool>("--json") { Description = "Write the report as JSON." });
        var command = new Command("test-optimizer", "Check whether an optimizer service, in any language, does what studies rely on.") { name, timeout, seed, settings, broker, json };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var optimizer = Known(parsed.GetRequiredValue(name));
            var options = new CheckOptions
            {
                Seed = parsed.GetValue(seed),
                AnswerLimit = Limit(parsed.GetValue(timeout)),
                // Another one each time: the service may have kept what the last run told it.
                StudyPrefix = $"test-optimizer-{RandomNumberGenerator.GetHexString(8, lowercase: true)}",
                Settings = Settings(parsed.GetValue(settings) ?? []),
            };
            await using var line = await PluginLine.OpenAsync(BrokerOption.Configuration(parsed.GetValue(broker)), optimizer, ct);
            return await RunAsync(new BusOptimizer(optimizer, line, TimeProvider.System), options, parsed.GetValue(json), output, ct);
        }));
        return command;
    }

    private static async Task<int> RunAsync(BusOptimizer optimizer, CheckOptions options, bool isJson, Output output, CancellationToken ct)
    {
        output.Say($"Waiting for '{optimizer.Name}' to announce itself, which it does every 30 seconds …");
        Action<CheckResult>? done = isJson ? null : result => CheckText.Lines(result).ToList().ForEach(output.Answer);
        var report = await OptimizerCheckRun.AllAsync(optimizer, options, TimeProvider.System, done, ct);
        output.Answer(isJson ? ResultJson.Write(report) : CheckText.Summary(report));
        return report.HasPassed ? ExitCodes.Completed : ExitCodes.Failed;
    }

    private static string Known(string name) => OptimizerCatalog.BuiltIn.Find(name) is not null
        ? throw new CliException($"'{name}' is built in; this command tests optimizer services.")
        : StudyIds.Check(name) is not null
        ? throw new CliException($"'{name}' cannot name an optimizer service. Names have 1 to 40 lower-case letters, digits and single dashes.")
        : name;

    private static TimeSpan Limit(double seconds) => seconds is > 0 and <= LongestTimeout
        ? TimeSpan.FromSeconds(seconds)
        : throw new CliException($"--timeout is {Numbers.Short(seconds)}. Give seconds above 0, at most {LongestTimeout}.");

    private static Dictionary<string, JsonElement> Settings(IReadOnlyList<string> given)
    {
        var settings = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var parts = text.Split('=', 2);
            if (parts is not [{ Length: > 0 } key, var value] || !settings.TryAdd(key, Value(value)))
            {
                throw new CliException($"--optimizer-setting is '{text}'. Give KEY=VALUE, each key once.");
            }
        }

        return settings;
    }

    // A number, true or false; everything else is a text.
    private static JsonElement Value(string text)
    {
        try
        {
            var json = JsonElement.Parse(text);
            return json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.String ? json : JsonSerializer.SerializeToElement(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
