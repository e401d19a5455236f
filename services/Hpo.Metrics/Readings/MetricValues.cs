using Hpo.Contracts;

namespace Hpo.Metrics.Readings;

/// <summary>Which value each metric of a job has, by its source and statistic.</summary>
internal static class MetricValues
{
    /// <summary>The finite values by name. Where the last value of the log counts, what the training service extracted itself counts more.</summary>
    public static Dictionary<string, double> Of(JobReading reading, JobEnd end)
    {
        var values = end.FinalMetrics.Where(metric => TakesFinal(Find(reading, metric.Key))).ToDictionary(metric => metric.Key, metric => metric.Value);
        foreach (var (name, progress) in reading.Log.Metrics)
        {
            if (Find(reading, name) is { EffectiveSource: not MetricSource.FinalMetrics } definition
                && progress.Summary().Value(definition, reading.Objectives) is { } value && double.IsFinite(value))
            {
                values.TryAdd(name, value);
            }
        }

        return values;
    }

    /// <summary>Objectives of which no number was seen at all, be it finite or not.</summary>
    public static IReadOnlyList<string> Unseen(JobReading reading, JobEnd end) =>
    [
        .. reading.Objectives.Select(objective => objective.Metric)
            .Where(metric => !end.FinalMetrics.ContainsKey(metric) && !IsSeen(reading, metric)),
    ];

    /// <summary>Whether a fitness may have to wait for the log: some objective comes from there.</summary>
    public static bool ComeFromLog(JobReading reading) =>
        reading.Objectives.Any(objective => Find(reading, objective.Metric) is null or { EffectiveSource: MetricSource.Log });

    // What the training service should report and does not is missing whatever the log says; but a value that is no number is left out of its report.
    private static bool IsSeen(JobReading reading, string metric) =>
        reading.Log.Metrics.GetValueOrDefault(metric)?.Last is { } last
        && (Find(reading, metric)?.EffectiveSource != MetricSource.FinalMetrics || !double.IsFinite(last));

    private static MetricDefinition? Find(JobReading reading, string name) => reading.Metrics.FirstOrDefault(definition => definition.Name == name);

    private static bool TakesFinal(MetricDefinition? definition) => definition switch
    {
        null or { EffectiveSource: MetricSource.FinalMetrics } => true,
        { EffectiveSource: MetricSource.File } => false,
        _ => definition.EffectiveStatistic == MetricStatistic.Last,
    };
}
