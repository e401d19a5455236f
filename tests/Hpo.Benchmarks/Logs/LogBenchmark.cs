using System.Diagnostics;
using Hpo.Benchmarks.Reporting;
using Hpo.Contracts;
using Hpo.Metrics.Files;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Metrics.Workers;
using Hpo.Optimization.Metrics;

namespace Hpo.Benchmarks.Logs;

/// <summary>How long the metrics service takes for a large log, and how much memory; the log comes page by page as CloudWatch's does, without the network.</summary>
internal static class LogBenchmark
{
    private const int DefaultMegabytes = 100;

    private static readonly (string Name, MetricDefinition[] Metrics)[] Cases =
    [
        ("one built-in pattern (keras)", [BuiltIn("keras", "val_accuracy")]),
        ("one regex", [new("val_accuracy", @"val_accuracy: ([0-9.eE+-]+)")]),
        ("five built-in patterns", [BuiltIn("keras", "loss"), BuiltIn("keras", "accuracy"), BuiltIn("keras", "val_loss"), BuiltIn("keras", "val_accuracy"), BuiltIn("json-lines", "f1")]),
        ("one regex that needs backtracking", [new("val_accuracy", @"(?<=val_accuracy: )([0-9.eE+-]+)")]),
        ("a catastrophic regex", [new("val_accuracy", @"(?=.)(?:[a-z0-9_:./ -]+)+!([0-9]+)$")]),
    ];

    public static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        arguments.Only("megabytes", "repeats");
        var (megabytes, repeats) = (arguments.Count("megabytes", DefaultMegabytes), arguments.Count("repeats", 3));
        if (arguments.Problems.Count > 0)
        {
            return Exit.Refuse(Exit.WrongInput, arguments.Problems);
        }

        await ReadAsync(Cases[0].Metrics, megabytes: 1, ct);
        Console.WriteLine($"{megabytes} MB of log, the best of {repeats} runs");
        foreach (var (name, metrics) in Cases)
        {
            var runs = new List<Reading>();
            for (var i = 0; i < repeats; i++)
            {
                runs.Add(await ReadAsync(metrics, megabytes, ct));
            }

            var best = runs.MinBy(run => run.Seconds);
            Console.WriteLine($"{name}: {best.Seconds.Short()} s, {best.Lines.Text()} lines, {best.Found.Text()} values, largest heap after a collection {best.HeapMegabytes.Short()} MB");
        }

        return Exit.Measured;
    }

    private static async Task<Reading> ReadAsync(MetricDefinition[] metrics, int megabytes, CancellationToken ct)
    {
        var (patterns, curves, pages) = (new PatternCache(), new CurveSender(new Nowhere()), new GeneratedLogs(megabytes));
        var reader = new LogReader(pages, new FileReader(new NoFiles(), curves, patterns), curves, patterns, Pace.Local);
        var reading = Start(metrics);
        double largest = 0;
        var watch = Stopwatch.StartNew();
        for (var round = await reader.ReadAsync(reading, ct); ; round = await reader.ReadAsync(reading, ct))
        {
            reading = reading with { Log = round.Log, Rounds = reading.Rounds + 1 };
            watch.Stop();
            largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: reading.Rounds % 4 == 0) / 1e6);
            watch.Start();
            if (round.ReachedEnd)
            {
                return new Reading(watch.Elapsed.TotalSeconds, (int)reading.Log.Lines, reading.Log.Metrics.Values.Sum(metric => metric.Steps), largest);
            }
        }
    }

    private static JobReading Start(MetricDefinition[] metrics) => new()
    {
        StudyId = "study",
        Trial = 0,
        Attempt = 1,
        JobName = GeneratedLogs.JobName,
        Metrics = metrics,
        Objectives = [new Objective("val_accuracy", Direction.Maximize)],
        StartedAt = DateTimeOffset.UnixEpoch,
        Phase = ReadingPhase.Following,
    };

    private static MetricDefinition BuiltIn(string pattern, string key) => new(key, BuiltInPatterns.Find(pattern, key) ?? "");

    private readonly record struct Reading(double Seconds, int Lines, int Found, double HeapMegabytes);

    private sealed class NoFiles : IMetricFiles
    {
        public Task<LogAnswer<string>> ReadAsync(string outputUri, CancellationToken ct) => Task.FromResult(LogAnswer.Failed<string>(LogProblem.NotThere, outputUri));
    }
}
