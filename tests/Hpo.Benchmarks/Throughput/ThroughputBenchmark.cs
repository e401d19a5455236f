using System.Globalization;
using Hpo.TestKit.Storage;

namespace Hpo.Benchmarks.Throughput;

/// <summary>
/// What the whole system carries as it is deployed: every service a process of its own, over RabbitMQ, on trials that take no time.
/// </summary>
internal static class ThroughputBenchmark
{
    // Of a measurement's trials: until here the studies fill up, from there on they run out.
    private const double SteadyFrom = 0.2;
    private const double SteadyTo = 0.9;

    public static async Task RunAsync(Arguments arguments, CancellationToken ct)
    {
        var options = ThroughputOptions.From(arguments);
        await using var mongo = options.Store == "mongo" ? await MongoServer.StartAsync(ct) : null;
        ThroughputReport.Conditions(options, mongo?.Description ?? "SQLite");
        if (options.Studies.Count > 0)
            await StudiesAsync(options, mongo, ct);
        if (options.History.Count > 0)
            await HistoryAsync(options, mongo, ct);
    }

    private static async Task StudiesAsync(ThroughputOptions options, MongoServer? mongo, CancellationToken ct)
    {
        ThroughputReport.Heading("studies at once");
        var (from, to) = ((long)(options.Trials * SteadyFrom), (long)(options.Trials * SteadyTo));
        List<Action> notes = [];
        foreach (var studies in options.Studies)
        {
            await using var measurement = await Measurement.StartAsync(options, mongo, $"s{studies}", ct);
            var window = (await measurement.RunAsync($"s{studies}", studies, options.Trials, [(from, to)], ct))[0];
            ThroughputReport.Row(Text(studies), window);
            var writes = await measurement.WritesPerTrialAsync(ct);
            notes.Add(() => ThroughputReport.Memory($"{studies} studies", window.To));
            if (studies != options.Studies[^1])
                continue;

            var sample = measurement.Sample;
            var limit = await BrokerLimit.MeasureAsync(measurement.Fleet.Broker, sample, (int)(options.Trials * (double)sample.Count / options.WarmUp), TimeProvider.System, ct);
            notes.AddRange([() => ThroughputReport.Writes(writes), () => ThroughputReport.Messages(sample, options.WarmUp), () => ThroughputReport.Limit(limit, sample, options.WarmUp)]);
        }

        Finish(notes);
    }

    private static async Task HistoryAsync(ThroughputOptions options, MongoServer? mongo, CancellationToken ct)
    {
        await using var measurement = await Measurement.StartAsync(options, mongo, "history", ct);
        var windows = await measurement.RunAsync(
            "history", studies: 1, options.History[^1] + options.Window + options.Parallel, [.. options.History.Select(h => ((long)h, (long)h + options.Window))], ct);
        ThroughputReport.Heading(string.Create(CultureInfo.InvariantCulture, $"history ({options.Window} trials after)"));
        foreach (var (history, window) in options.History.Zip(windows))
            ThroughputReport.Row(Text(history), window);
        ThroughputReport.Ratio("last / first", windows[0], windows[^1]);
        var writes = await measurement.WritesPerTrialAsync(ct);
        Finish([() => ThroughputReport.Memory($"{options.History[^1]:N0} trials of history", windows[^1].To), () => ThroughputReport.Writes(writes)]);
    }

    private static void Finish(List<Action> notes)
    {
        ThroughputReport.Say($"");
        notes.ForEach(note => note());
        ThroughputReport.Say($"");
    }

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
