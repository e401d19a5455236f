using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the metrics of a study, and the objectives that name them.</summary>
internal static class MetricReader
{
    private const int MaxMetrics = 40;

    // Beyond four nearly every trial is on the front, and the front says nothing any more.
    private const int MaxObjectives = 4;

    public static IReadOnlyList<MetricDefinition>? Metrics(ObjectCursor study)
    {
        if (study.Objects("metrics", 1, MaxMetrics, MetricDefinitionReader.Fields) is not { } cursors)
        {
            return null;
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return Complete(cursors, cursor => MetricDefinitionReader.Read(cursor, names));
    }

    public static IReadOnlyList<Objective>? Objectives(ObjectCursor study, IReadOnlyList<MetricDefinition>? metrics)
    {
        if (study.Objects("objectives", 1, MaxObjectives, ["metric", "direction", "reference"]) is not { } cursors)
        {
            return null;
        }

        var chosen = new HashSet<string>(StringComparer.Ordinal);
        return Complete(cursors, cursor => Objective(cursor, metrics?.Select(metric => metric.Name).ToArray(), chosen));
    }

    private static Objective? Objective(ObjectCursor cursor, string[]? metrics, HashSet<string> chosen)
    {
        var metric = cursor.Label("metric", 255);
        if (metric is not null && metrics?.Contains(metric) == false)
        {
            cursor.Problem("metric", $"Metric '{metric}' is not defined under metrics. {Suggestion.For(metric, metrics)}");
        }

        if (metric is not null && !chosen.Add(metric))
        {
            cursor.Problem("metric", $"Metric '{metric}' is already an objective. Remove one of them.");
        }

        var direction = cursor.Word<Direction>("direction");
        var reference = cursor.Number("reference");
        return metric is null || direction is null ? null : new Objective(metric, direction.Value) { Reference = reference };
    }

    // All or nothing: a list with gaps would make later checks report what is only a consequence.
    private static T[]? Complete<T>(IReadOnlyList<ObjectCursor> cursors, Func<ObjectCursor, T?> read)
        where T : class
    {
        var entries = cursors.Select(read).ToArray();
        var whole = entries.OfType<T>().ToArray();
        return whole.Length == entries.Length ? whole : null;
    }
}
