namespace Hpo.Contracts;

/// <summary>A metric and the direction in which it gets better.</summary>
/// <param name="Metric">Name of a metric definition of the study.</param>
/// <param name="Direction">Whether small or large values are better.</param>
public sealed record Objective(string Metric, Direction Direction)
{
    /// <summary>
    /// A value that is worse than those of interest: where the hypervolume of several objectives is measured from. Absent means a tenth of the measured range
    /// beyond the worst value.
    /// </summary>
    public double? Reference { get; init; }
}
