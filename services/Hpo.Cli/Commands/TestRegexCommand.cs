using System.CommandLine;
using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo test-regex STUDY.json LOGFILE</c>: what the study's metric patterns find in a log, before a job is paid for.</summary>
internal static class TestRegexCommand
{
    public static Command Create(Output output)
    {
        var study = SharedOptions.StudyFile();
        var log = new Argument<FileInfo>("LOGFILE") { Description = "A training log, or - for standard input." };
        var command = new Command("test-regex", "Try a study's metric patterns on a training log.") { study, log };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, () => TestAsync(parsed.GetRequiredValue(study), parsed.GetRequiredValue(log), output, ct)));
        return command;
    }

    private static async Task<int> TestAsync(FileInfo file, FileInfo log, Output output, CancellationToken ct)
    {
        if (await StudyFiles.ReadAsync(file, output, ct) is not { } study)
        {
            return ExitCodes.Invalid;
        }

        var lines = await LinesAsync(log, ct);
        var found = study.Metrics.ToDictionary(m => m.Name, m => Report(m, lines, output));
        var missing = study.Objectives.Where(o => !found[o.Metric]).Select(o => o.Metric).ToList();
        output.Answer(missing.Count == 0
            ? "Every objective has a finite last value."
            : $"No usable value for {string.Join(", ", missing)}: a trial with this log would be unavailable.");
        return missing.Count == 0 ? ExitCodes.Completed : ExitCodes.Failed;
    }

    private static async Task<string[]> LinesAsync(FileInfo log, CancellationToken ct)
    {
        if (log.Name == "-")
        {
            return (await Console.In.ReadToEndAsync(ct)).Split('\n');
        }

        return log.Exists ? await File.ReadAllLinesAsync(log.FullName, ct) : throw new CliException($"There is no file {log.FullName}.");
    }

    private static bool Report(MetricDefinition metric, string[] lines, Output output)
    {
        var pattern = MetricPattern.Compile(metric);
        var matches = lines.SelectMany((line, index) => pattern.Match(line).Select(match => (Number: index + 1, Match: match))).ToList();
        output.Answer($"{metric.Name}: {matches.Count} match{(matches.Count == 1 ? "" : "es")} in {lines.Length} lines of {metric.Regex}");
        foreach (var (number, match) in matches.TakeLast(5))
        {
            output.Answer(string.Create(CultureInfo.InvariantCulture, $"  line {number}: {Describe(match)}"));
        }

        return matches is [.., { Match.Finite: not null }];
    }

    private static string Describe(MetricMatch match) => match switch
    {
        { TimedOut: true } => "the pattern took too long on this line",
        { Number: { } number } => number.ToString("R", CultureInfo.InvariantCulture),
        _ => $"'{match.Text}' is not a number",
    };
}
