namespace Hpo.Contracts;

/// <summary>What was found of one metric.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Matches">How often it was met.</param>
public sealed record MetricFound(string Metric, int Matches)
{
    /// <summary>The value that would count as fitness; absent when there is none.</summary>
    public double? Value { get; init; }

    /// <summary>Why there is no value.</summary>
    public string? Note { get; init; }

    /// <summary>Its last values in their order, at most 5; finite ones only.</summary>
    public IReadOnlyList<double>? LastValues { get; init; }
}
