using Hpo.Contracts;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Readings;
using Hpo.Optimization.Metrics;

namespace Hpo.Metrics.Trying;

/// <summary>What metric definitions have found so far in a log that is being tried.</summary>
internal sealed class LogTrial(IReadOnlyList<MetricPattern> patterns)
{
    private const int ShownValues = 5;

    private readonly Dictionary<string, Queue<double>> lastValues = [];
    private LogProgress log = LogProgress.None;

    /// <summary>Why the log could not be read, or not completely.</summary>
    public string? Problem { get; set; }

    public void Found(IReadOnlyList<string> streams) => log = LogStreams.Merge(log, streams);

    public string? TokenOf(string stream) => LogStreams.Find(log, stream).Token;

    public void Read(string stream, LogPage page) => Take(MetricReading.Read(log, LogStreams.Find(log, stream), page, patterns));

    public void ReadFile(LogAnswer<string> answer, IReadOnlyList<MetricPattern> wanted, DateTimeOffset now)
    {
        if (answer.Value is { } text)
        {
            Take(MetricsFile.Read(log, text, wanted, now));
        }
        else
        {
            log = log with { FileProblem = answer.Detail };
        }
    }

    public MetricsTested Answer(TestMetrics request) => new()
    {
        JobName = request.JobName,
        LinesRead = log.Lines,
        Metrics = [.. request.Metrics.Select(metric => Describe(request, metric))],
        LogTail = log.Tail?.Lines,
        Problem = Problem,
    };

    private void Take((LogProgress Progress, IReadOnlyList<Observation> Observations) read)
    {
        log = read.Progress;
        foreach (var observation in read.Observations)
        {
            var last = lastValues.TryGetValue(observation.Metric, out var known) ? known : lastValues[observation.Metric] = new Queue<double>();
            last.Enqueue(observation.Value);
            if (last.Count > ShownValues)
            {
                last.Dequeue();
            }
        }
    }

    private MetricFound Describe(TestMetrics request, MetricDefinition metric)
    {
        var progress = log.Metrics.GetValueOrDefault(metric.Name);
        var value = progress?.Summary().Value(metric, request.Objectives ?? []);
        var isUsable = value is { } number && double.IsFinite(number);
        return new MetricFound(metric.Name, progress?.Steps ?? 0)
        {
            Value = isUsable ? value : null,
            Note = isUsable ? null : metric.EffectiveSource == MetricSource.FinalMetrics
                ? "the training service reports this one when a job ends; its log says nothing about it"
                : NoMetricReason.Explain(request.JobName, metric, log, new Dictionary<string, double>()),
            LastValues = lastValues.TryGetValue(metric.Name, out var last) ? [.. last] : null,
        };
    }
}
