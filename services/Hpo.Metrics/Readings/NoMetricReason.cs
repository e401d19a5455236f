using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Metrics.Readings;

/// <summary>Says why a log yields no fitness, so that the user can mend the pattern or the program.</summary>
internal static class NoMetricReason
{
    private const int MaxLength = 1024;

    /// <summary>One sentence per objective without a finite value.</summary>
    public static string For(JobReading reading, JobEnd end)
    {
        var values = MetricValues.Of(reading, end);
        var missing = reading.Objectives.Select(objective => objective.Metric).Where(metric => !values.ContainsKey(metric));
        var text = string.Join(" ", missing.Select(metric => $"{metric}: {Explain(reading, end, metric)}."));
        return text.Length <= MaxLength ? text : text[..(MaxLength - 1)] + "…";
    }

    private static string Explain(JobReading reading, JobEnd end, string metric) =>
        reading.Metrics.FirstOrDefault(definition => definition.Name == metric) is { } definition
            ? Explain(reading.JobName, definition, reading.Log, end.FinalMetrics)
            : "the study defines no such metric";

    /// <summary>Why a metric has no usable value.</summary>
    public static string Explain(string jobName, MetricDefinition definition, LogProgress log, IReadOnlyDictionary<string, double> finalMetrics) => definition.EffectiveSource switch
    {
        MetricSource.FinalMetrics => finalMetrics.Count == 0
            ? "the training service reported no final metric"
            : $"the training service reported no such final metric, but {string.Join(", ", finalMetrics.Keys.Order(StringComparer.Ordinal))}",
        MetricSource.File => InFile(definition, log),
        _ when MetricPattern.Check(definition.Regex) is { } problem => "the pattern cannot be used: " + problem.TrimEnd('.'),
        _ when log.Streams.Count == 0 => log.Absent ?? $"the job wrote no log, there is no stream '{jobName}/…'",
        _ => InLog(log, definition),
    };

    private static string InFile(MetricDefinition definition, LogProgress log) =>
        !log.IsFileRead ? log.FileProblem ?? $"{MetricsFile.Name} was not read, it is not known where the job's output lies"
        : log.Metrics.GetValueOrDefault(definition.Name)?.Last is { } last ? Was(last)
        : $"{MetricsFile.Name} has no number under '{definition.EffectiveKey}'";

    private static string InLog(LogProgress log, MetricDefinition definition)
    {
        var found = log.Metrics.GetValueOrDefault(definition.Name);
        if (found?.Last is { } last)
        {
            return Was(last);
        }

        if (found?.NotANumber is { } text)
        {
            return $"the {Pattern(definition)} matched, but '{text}' is not a number";
        }

        return found is { TimedOut: > 0 and var lines }
            ? $"the {Pattern(definition)} timed out on {Lines(lines)} of {log.Lines.ToString(CultureInfo.InvariantCulture)}"
            : $"no line matched {(definition.Pattern is null ? $"'{definition.Regex}'" : $"the {Pattern(definition)}")} in {Lines(log.Lines)}";
    }

    private static string Pattern(MetricDefinition definition) =>
        definition.Pattern is { } name ? $"pattern {name} for '{definition.EffectiveKey}'" : $"pattern '{definition.Regex}'";

    private static string Was(double last) => double.IsNaN(last) ? "the value was NaN" : $"the value was {last.ToString(CultureInfo.InvariantCulture)}";

    private static string Lines(long count) => count == 1 ? "1 line" : string.Create(CultureInfo.InvariantCulture, $"{count} lines");
}
