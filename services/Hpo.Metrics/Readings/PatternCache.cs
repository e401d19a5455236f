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

        return [.. definitions.Where(definition => definition.Regex.Length > 0).Select(definition => patterns.GetOrAdd(definition, Compile)).OfType<MetricPattern>()];
    }

    /// <summary>The patterns that find the metrics of the metrics file in it.</summary>
    public IReadOnlyList<MetricPattern> ForFile(IReadOnlyList<MetricDefinition> definitions) =>
        For([.. definitions.Where(definition => definition.EffectiveSource == MetricSource.File).Select(BuiltInPatterns.InFile)]);

    private static MetricPattern? Compile(MetricDefinition definition) =>
        MetricPattern.Check(definition.Regex) is null ? MetricPattern.Compile(definition) : null;
}
