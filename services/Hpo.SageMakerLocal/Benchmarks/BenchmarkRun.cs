using System.Globalization;
using Hpo.BenchmarkProblems;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Benchmarks;

/// <summary>What a job of a benchmark image will do: how long it takes, what it logs and when that can be read, and whether it fails. Pure.</summary>
internal sealed record BenchmarkRun(TimeSpan Duration, IReadOnlyList<string> Lines, string? Failure)
{
    private const double LongestSeconds = 28 * 24 * 60 * 60; // as a training job

    /// <summary>How long after the end of the job its log can be read; the job then has no final metrics, as if the service had not seen any.</summary>
    public TimeSpan LogDelay { get; init; }

    public static BenchmarkRun Plan(BenchmarkProblem problem, TrainingJobRequest request)
    {
        var wishes = new BenchmarkWishes(request);
        var duration = TimeSpan.FromSeconds(wishes.Number(BenchmarkWishes.Seconds, LongestSeconds));
        var (hangs, crashes, fails) = (wishes.Happens(BenchmarkWishes.HangRate), wishes.Happens(BenchmarkWishes.CrashRate), wishes.Happens(BenchmarkWishes.FailRate));
        var delay = wishes.Happens(BenchmarkWishes.LateRate) ? TimeSpan.FromSeconds(wishes.Number(BenchmarkWishes.LateSeconds, LongestSeconds)) : TimeSpan.Zero;
        if (wishes.Problem is { } problemOfWish)
            return Failed(duration, problemOfWish);
        if (hangs)
            return new BenchmarkRun(TimeSpan.FromSeconds(LongestSeconds), [], null);
        if (crashes)
            return Failed(duration, $"the machine failed on purpose, as {BenchmarkWishes.CrashRate} asks.", "InternalServerError");
        if (fails)
            return Failed(duration, $"failed on purpose, as {BenchmarkWishes.FailRate} asks.");
        try
        {
            return new BenchmarkRun(duration, ObjectiveLines(problem.Evaluate(request.Hyperparameters)), null) { LogDelay = delay };
        }
        catch (InvalidBenchmarkException error)
        {
            return Failed(duration, error.Message);
        }
    }

    public TrainingJob Finish(TrainingJob job, IReadOnlyList<MetricDefinition> definitions, long now)
    {
        var scanner = new MetricScanner(definitions);
        foreach (var line in LogDelay > TimeSpan.Zero ? [] : Lines)
            scanner.Scan(line, now);
        var readable = now + (long)LogDelay.TotalMilliseconds;
        var logged = job with
        {
            Stream = LogStreams.Name(job.Name, now),
            Lines = [.. Lines.Select(line => new LogEvent(readable, line))],
            Metrics = scanner.Final,
        };
        return Failure is null ? logged.Upload(now).Complete(now) : logged.Fail(Failure, now);
    }

    private static BenchmarkRun Failed(TimeSpan duration, string reason, string kind = "AlgorithmError") =>
        new(duration, [$"error: {reason}"], $"{kind}: {reason}, exit code: 1");

    private static IReadOnlyList<string> ObjectiveLines(IReadOnlyList<double> values) => values.Count == 1
        ? [$"objective={Text(values[0])}"]
        : [.. values.Select((value, i) => $"objective_{i}={Text(value)}")];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
