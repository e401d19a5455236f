using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using Hpo.Cli.Local;
using Hpo.Cli.Remote;
using Hpo.Contracts;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo test-regex STUDY.json LOGFILE</c>: what the study's metric patterns find in a log, before a job is paid for.</summary>
internal static class TestRegexCommand
{
    public static Command Create(Output output)
    {
        var study = SharedOptions.StudyFile();
        var log = new Argument<FileInfo?>("LOGFILE") { Description = "A training log, or - for standard input.", Arity = ArgumentArity.ZeroOrOne };
        var job = new Option<string?>("--job") { Description = "Read the log of this training job instead of a file.", HelpName = "NAME" };
        var (data, gateway) = (SharedOptions.Data(), GatewayOption.Instead());
        var command = new Command("test-regex", "Try a study's metric patterns on a training log.") { study, log, job, data, gateway };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var (file, name) = (parsed.GetValue(log), parsed.GetValue(job));
            if (file is null == name is null)
            {
                throw new CliException("Name either a LOGFILE (- for standard input) or a training job by --job.");
            }

            if (await StudyFiles.ReadAsync(parsed.GetRequiredValue(study), output, ct) is not { } read)
            {
                return ExitCodes.Invalid;
            }

            return file is not null ? await OnFileAsync(read, file, output, ct)
                : await OnJobAsync(read, name ?? "", parsed.GetRequiredValue(data), parsed.GetValue(gateway), output, ct);
        }));
        return command;
    }

    private static async Task<int> OnFileAsync(Study study, FileInfo log, Output output, CancellationToken ct)
    {
        var tried = study.Metrics.Select(metric => new TriedMetric(metric)).ToList();
        var lines = 0;
        await foreach (var line in LinesAsync(log, ct))
        {
            lines++;
            tried.ForEach(metric => metric.Try(lines, line));
        }

        var found = new List<MetricFound>();
        foreach (var metric in tried)
        {
            found.Add(metric.Found(study.Objectives));
            output.Answer($"{found[^1].Metric}: {Count(found[^1].Matches)} in {Lines(lines)} of {metric.Sought}{Verdict(found[^1])}");
            metric.Shown.ToList().ForEach(output.Answer);
        }

        return Conclude(study, found, output);
    }

    private static async Task<int> OnJobAsync(Study study, string job, DirectoryInfo data, string? gateway, Output output, CancellationToken ct)
    {
        var request = new TestMetrics { JobName = job, Metrics = study.Metrics, Objectives = study.Objectives, OutputUri = study.Training.OutputUri };
        MetricsTested tested;
        if (gateway is null)
        {
            tested = await JobLogs.TestAsync(request, data, ct);
        }
        else
        {
            using var client = GatewayOption.Open(gateway);
            tested = await client.TestMetricsAsync(request, ct);
        }

        if (tested.Problem is { } problem)
        {
            output.SayProblem(problem);
        }

        foreach (var found in tested.Metrics)
        {
            output.Answer($"{found.Metric}: {Count(found.Matches)} in {Lines(tested.LinesRead)} of {job}{Verdict(found)}");
        }

        if (tested.Metrics.Any(found => found.Value is null) && tested.LogTail is { Count: > 0 } tail)
        {
            output.Answer($"Last lines of its log:{Environment.NewLine}{string.Join(Environment.NewLine, tail)}");
        }

        return Conclude(study, tested.Metrics, output);
    }

    private static IAsyncEnumerable<string> LinesAsync(FileInfo log, CancellationToken ct) =>
        log.Name == "-" ? StandardInputAsync(ct)
        : log.Exists ? File.ReadLinesAsync(log.FullName, ct)
        : throw new CliException($"There is no file {log.FullName}.");

    private static async IAsyncEnumerable<string> StandardInputAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (await Console.In.ReadLineAsync(ct) is { } line)
        {
            yield return line;
        }
    }

    private static int Conclude(Study study, IReadOnlyList<MetricFound> found, Output output)
    {
        var missing = study.Objectives.Select(objective => objective.Metric).Where(metric => found.First(each => each.Metric == metric).Value is null).ToList();
        output.Answer(missing.Count == 0
            ? "Every objective has a finite value."
            : $"No usable value for {string.Join(", ", missing)}: a trial with this log would be unavailable.");
        return missing.Count == 0 ? ExitCodes.Completed : ExitCodes.Failed;
    }

    private static string Verdict(MetricFound found) => found.Value is { } value
        ? $": {value.ToString("R", CultureInfo.InvariantCulture)} counts"
        : found.Note is { } note ? $": {note}" : "";

    private static string Count(int matches) => matches == 1 ? "1 match" : string.Create(CultureInfo.InvariantCulture, $"{matches} matches");

    private static string Lines(long count) => count == 1 ? "1 line" : string.Create(CultureInfo.InvariantCulture, $"{count} lines");
}
