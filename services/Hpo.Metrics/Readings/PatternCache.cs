using System.Collections.Concurrent;
using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Metrics.Readings;

/// <summary>Compiled patterns. The trials of a study share them, and compiling costs more than reading a short log.</summary>
internal sealed class PatternCache
{
    private const int Capacity = 1_000;

    private readonly ConcurrentDictionary<MetricDefinition, MetricPattern?> patterns = new();

    /// <summary>The patterns that can be used; the others find nothing, which the trial's outcome explains.</summary>
    public IReadOnlyList<MetricPattern> For(IReadOnlyList<MetricDefinition> definitions)
    {
        if (patterns.Count > Capacity)
        {
            patterns.Clear();
        }

        return [.. definitions.Select(definition => patterns.GetOrAdd(definition, Compile)).OfType<MetricPattern>()];
    }

    private static MetricPattern? Compile(MetricDefinition definition) =>
        MetricPattern.Check(definition.Regex) is null ? MetricPattern.Compile(definition) : null;
}
