using System.Globalization;
using Hpo.Fleet;

namespace Hpo.Benchmarks.Throughput;

/// <summary>The figures as tables for a page.</summary>
internal static class ThroughputReport
{
    private static readonly string[] Order = [.. Service.Deployed, Service.SageMaker, Service.Broker];

    public static void Conditions(ThroughputOptions options, string store)
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        Say($"{store}, {options.Problem}, optimizer {options.Optimizer}, {options.Parallel} trials at once per study, warm-up {options.WarmUp} trials; {Environment.ProcessorCount} cores, load {load} before the start");
        Say($"");
    }

    public static void Heading(string first)
    {
        Say($"| {first} | trials/s | proposal p50 / p99 ms | CPU ms per trial: the four services | with endpoint and broker | {string.Join(" | ", Order)} | observer |");
        Say($"|{string.Concat(Enumerable.Repeat("---|", Order.Length + 6))}");
    }

    public static void Row(string first, Window w) =>
        Say($"| {first} | {w.TrialsPerSecond:0} | {w.Percentile(0.5):0.0} / {w.Percentile(0.99):0.0} | {w.OwnCpuMilliseconds:0.00} | {w.AllCpuMilliseconds:0.00} | {string.Join(" | ", Order.Select(s => Cpu(w, s)))} | {w.HarnessCpuMilliseconds:0.00} |");

    public static void Ratio(string first, Window early, Window late) =>
        Say($"| {first} | {late.TrialsPerSecond / early.TrialsPerSecond:0.00}x | | {late.OwnCpuMilliseconds / early.OwnCpuMilliseconds:0.00}x | {late.AllCpuMilliseconds / early.AllCpuMilliseconds:0.00}x | {string.Join(" | ", Order.Select(s => Share(early, late, s)))} | |");

    public static void Memory(string what, Moment end) =>
        Say($"peak memory, {what}: {string.Join(", ", Order.Where(end.Usage.ContainsKey).Select(s => Text($"{s} {end.Usage[s].PeakMebibytes:0} MiB")))}");

    public static void Writes(IReadOnlyDictionary<string, double> writes)
    {
        if (writes.Count > 0)
            Say($"document writes per trial: {writes.Values.Sum():0.00} ({string.Join(", ", writes.Select(w => Text($"{w.Key} {w.Value:0.00}")))})");
    }

    public static void Messages(MessageSample sample, int trials)
    {
        Say($"messages per trial: {(double)sample.Count / trials:0.00} published, {(double)sample.Deliveries / trials:0.00} delivered, {sample.MeanBytes:0} bytes on average");
        Say($"  {string.Join(", ", sample.Kinds.OrderByDescending(k => k.Value).Select(k => Text($"{k.Key} {(double)k.Value / trials:0.00}")))}");
    }

    public static void Limit(BrokerLimit limit, MessageSample sample, int trials)
    {
        var perTrial = (double)sample.Count / trials;
        Say($"the broker alone: {limit.Messages} messages of the same bodies at {limit.MessagesPerSecond:0} messages/s, as many as {limit.MessagesPerSecond / perTrial:0} trials/s need");
    }

    public static void Say(FormattableString line) => Console.WriteLine(Text(line));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Cpu(Window window, string service) => window.To.Usage.ContainsKey(service) ? Text($"{window.CpuMilliseconds(service):0.00}") : "";

    private static string Share(Window early, Window late, string service) =>
        late.To.Usage.ContainsKey(service) ? Text($"{late.CpuMilliseconds(service) / early.CpuMilliseconds(service):0.00}x") : "";
}
