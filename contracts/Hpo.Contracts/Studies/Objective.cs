namespace Hpo.Contracts;

/// <summary>A metric and the direction in which it gets better.</summary>
/// <param name="Metric">Name of a metric definition of the study.</param>
/// <param name="Direction">Whether small or large values are better.</param>
public sealed record Objective(string Metric, Direction Direction);
