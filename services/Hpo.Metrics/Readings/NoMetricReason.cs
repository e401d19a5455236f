using System.Globalization;
using Hpo.Optimization.Metrics;

namespace Hpo.Metrics.Readings;

/// <summary>Says why a log yields no fitness, so that the user can mend the pattern or the program.</summary>
internal static class NoMetricReason
{
    private const int MaxLength = 1024;

    /// <summary>One sentence per objective without a finite value.</summary>
    public static string For(JobReading reading, JobEnd end)
    {
        var missing = reading.Objectives
            .Select(objective => objective.Metric)
            .Where(metric => !end.FinalMetrics.ContainsKey(metric) && reading.Log.Metrics.GetValueOrDefault(metric)?.Finite() is null);
        var text = string.Join(" ", missing.Select(metric => $"{metric}: {Explain(reading, metric)}."));
        return text.Length <= MaxLength ? text : text[..(MaxLength - 1)] + "…";
    }

    private static string Explain(JobReading reading, string metric)
    {
        if (reading.Metrics.FirstOrDefault(definition => definition.Name == metric) is not { } definition)
        {
            return "the study defines no such metric";
        }

        if (MetricPattern.Check(definition.Regex) is { } problem)
        {
            return "the pattern cannot be used: " + problem.TrimEnd('.');
        }

        return reading.Log.Streams.Count == 0 ? $"the job wrote no log, there is no stream '{reading.JobName}/…'" : Explain(reading.Log, metric, definition.Regex);
    }

    private static string Explain(LogProgress log, string metric, string regex)
    {
        var found = log.Metrics.GetValueOrDefault(metric);
        if (found?.Last is { } last)
        {
            return double.IsNaN(last) ? "the value was NaN" : $"the value was {last.ToString(CultureInfo.InvariantCulture)}";
        }

        if (found?.NotANumber is { } text)
        {
            return $"the pattern '{regex}' matched, but '{text}' is not a number";
        }

        return found is { TimedOut: > 0 and var lines }
            ? $"the pattern '{regex}' timed out on {Lines(lines)} of {log.Lines.ToString(CultureInfo.InvariantCulture)}"
            : $"no line matched '{regex}' in {Lines(log.Lines)}" + (log.LastLine is { } line ? $"; the last line was '{line}'" : "");
    }

    private static string Lines(long count) => count == 1 ? "1 line" : string.Create(CultureInfo.InvariantCulture, $"{count} lines");
}
