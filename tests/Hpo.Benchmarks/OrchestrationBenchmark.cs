using System.Globalization;

namespace Hpo.Benchmarks;

/// <summary>What the system itself costs: everything but the training, measured on trials that take no time.</summary>
internal static class OrchestrationBenchmark
{
    private const int Window = 100;

    public static async Task RunAsync(Arguments arguments, CancellationToken ct)
    {
        using (var thousand = await HpoRun.StartAsync(BenchmarkStudy.Json("sphere5", "ga", seed: 1, maxTrials: 1000, maxParallelTrials: 10), ct))
        {
            Say($"first completed trial of `hpo run`      {thousand.SettledAt[0],10:0.00} s after the process started");
            Say($"1,000 trials of benchmark/sphere5       {thousand.Seconds,10:0.00} s, 10 at a time, ga");
            Say($"peak memory of that process             {thousand.PeakMemory,10:0} MiB");
        }

        var history = arguments.Number("history", 10_000);
        using var sequential = await HpoRun.StartAsync(BenchmarkStudy.Json("sphere5", "ga", seed: 1, maxTrials: history + Window, maxParallelTrials: 1), ct);
        Say($"one trial after another, history {history:N0}:");
        Describe("trials 1 to 100", Gaps(sequential, 0, Window));
        Describe(string.Create(CultureInfo.InvariantCulture, $"last {Window} trials"), Gaps(sequential, sequential.SettledAt.Count - Window - 1, Window));
        Say($"  peak memory                           {sequential.PeakMemory,10:0} MiB");
    }

    private static double[] Gaps(HpoRun run, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(i => (run.SettledAt[i + 1] - run.SettledAt[i]) * 1000)];

    // The mean is the throughput; lines reach us in bursts of the display's rhythm, so single gaps say little.
    private static void Describe(string what, double[] gaps) => Say($"  {what,-38}{gaps.Average(),10:0.0} ms per trial on average");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
