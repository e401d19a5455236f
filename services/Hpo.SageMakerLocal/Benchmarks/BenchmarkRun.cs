using System.Globalization;
using Hpo.BenchmarkProblems;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Benchmarks;

/// <summary>What a job of a benchmark image will do: how long it takes, what it logs, and whether it fails. Pure.</summary>
internal sealed record BenchmarkRun(TimeSpan Duration, IReadOnlyList<string> Lines, string? Failure)
{
    public const string SecondsVariable = "BENCHMARK_SECONDS";
    public const string FailRateVariable = "BENCHMARK_FAIL_RATE";
    private const double LongestSeconds = 28 * 24 * 60 * 60; // as a training job

    public static BenchmarkRun Plan(BenchmarkProblem problem, TrainingJobRequest request)
    {
        if (Number(request, SecondsVariable, LongestSeconds) is not { } seconds)
            return Failed(TimeSpan.Zero, $"{SecondsVariable} must be a number of seconds, 0 or more.");
        var duration = TimeSpan.FromSeconds(seconds);
        if (Number(request, FailRateVariable, 1) is not { } failRate)
            return Failed(duration, $"{FailRateVariable} must be a number between 0 and 1.");
        if (LocalFaults.Chance(0, request.Name, 0) < failRate)
            return Failed(duration, $"failed on purpose, as {FailRateVariable} asks.");
        try
        {
            return new BenchmarkRun(duration, ObjectiveLines(problem.Evaluate(request.Hyperparameters)), null);
        }
        catch (InvalidBenchmarkException error)
        {
            return Failed(duration, error.Message);
        }
    }

    public TrainingJob Finish(TrainingJob job, IReadOnlyList<MetricDefinition> definitions, long now)
    {
        var scanner = new MetricScanner(definitions);
        foreach (var line in Lines)
            scanner.Scan(line, now);
        var logged = job with
        {
            Stream = LogStreams.Name(job.Name, now),
            Lines = [.. Lines.Select(line => new LogEvent(now, line))],
            Metrics = scanner.Final,
        };
        return Failure is null ? logged.Upload(now).Complete(now) : logged.Fail($"AlgorithmError: {Failure}, exit code: 1", now);
    }

    private static BenchmarkRun Failed(TimeSpan duration, string reason) => new(duration, [$"error: {reason}"], reason);

    private static IReadOnlyList<string> ObjectiveLines(IReadOnlyList<double> values) => values.Count == 1
        ? [$"objective={Text(values[0])}"]
        : [.. values.Select((value, i) => $"objective_{i}={Text(value)}")];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double? Number(TrainingJobRequest request, string variable, double max) =>
        !request.Environment.TryGetValue(variable, out var text) ? 0
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= max ? number
        : null;
}
