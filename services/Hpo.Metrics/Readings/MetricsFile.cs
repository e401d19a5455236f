using Hpo.Optimization.Metrics;

namespace Hpo.Metrics.Readings;

/// <summary>Finds metrics in the file that a job left in its output data: one JSON object, or one per line and step.</summary>
internal static class MetricsFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "metrics.json";

    /// <summary>What is known after the file, and what it showed.</summary>
    /// <param name="progress">What was known before.</param>
    /// <param name="text">The file.</param>
    /// <param name="patterns">The metrics that come from a file.</param>
    /// <param name="at">The time that its values are given.</param>
    public static (LogProgress Progress, IReadOnlyList<Observation> Observations) Read(
        LogProgress progress, string text, IReadOnlyList<MetricPattern> patterns, DateTimeOffset at)
    {
        var metrics = progress.Metrics.ToDictionary(metric => metric.Key, metric => metric.Value);
        var observations = new List<Observation>();
        foreach (var pattern in patterns)
        {
            var found = new MetricProgress();
            foreach (var value in pattern.Match(text).Select(match => match.Number).OfType<double>())
            {
                found = found.Add(Name, value, pattern.Definition);
                if (found.Finite() is { } finite)
                {
                    observations.Add(new Observation(pattern.Name, found.Steps, finite, at));
                }
            }

            metrics[pattern.Name] = found;
        }

        return (progress with { Metrics = metrics, IsFileRead = true, FileProblem = null }, observations);
    }
}
