using Hpo.Contracts;

namespace Hpo.Optimization.Metrics;

/// <summary>What has to be remembered of a metric's values so that any statistic can be told; its size does not grow with them.</summary>
/// <param name="Last">The newest value, not-a-number and infinities included; null before the first.</param>
/// <param name="Min">The smallest finite value.</param>
/// <param name="Max">The largest finite value.</param>
/// <param name="Recent">The newest values, as many as the mean needs, not-a-number included.</param>
public sealed record MetricSummary(double? Last = null, double? Min = null, double? Max = null, IReadOnlyList<double>? Recent = null)
{
    /// <summary>Most values that a mean takes.</summary>
    public const int MaxLastK = 100;

    /// <summary>The summary with one more value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="definition">Says how many values are needed.</param>
    public MetricSummary Add(double value, MetricDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new MetricSummary(
            value,
            double.IsFinite(value) ? Math.Min(Min ?? value, value) : Min,
            double.IsFinite(value) ? Math.Max(Max ?? value, value) : Max,
            definition.EffectiveStatistic == MetricStatistic.MeanOfLast ? [.. (Recent ?? []).TakeLast(Kept(definition) - 1), value] : null);
    }

    /// <summary>The value that counts, not-a-number and infinities included; null when there is none.</summary>
    /// <param name="definition">Says which.</param>
    /// <param name="direction">What the objective wants; null for a metric that is none, whose best value then is its last one.</param>
    public double? Value(MetricDefinition definition, Direction? direction)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.EffectiveStatistic switch
        {
            MetricStatistic.Min => Min ?? Last,
            MetricStatistic.Max => Max ?? Last,
            MetricStatistic.Best when direction == Direction.Minimize => Min ?? Last,
            MetricStatistic.Best when direction == Direction.Maximize => Max ?? Last,
            MetricStatistic.MeanOfLast => Recent is { Count: > 0 } recent ? recent.Average() : Last,
            _ => Last,
        };
    }

    /// <inheritdoc cref="Value(MetricDefinition, Direction?)"/>
    /// <param name="definition">Says which.</param>
    /// <param name="objectives">The objectives, one of which may be this metric.</param>
    public double? Value(MetricDefinition definition, IReadOnlyList<Objective> objectives)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Value(definition, objectives.FirstOrDefault(objective => objective.Metric == definition.Name)?.Direction);
    }

    private static int Kept(MetricDefinition definition) => Math.Clamp(definition.LastK ?? MetricDefinition.DefaultLastK, 1, MaxLastK);
}
