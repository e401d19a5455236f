namespace Hpo.Contracts;

/// <summary>A metric and the pattern that finds it in a line of the training log.</summary>
/// <param name="Name">Name of the metric, 1 to 255 characters, unique within the study.</param>
/// <param name="Regex">Regular expression, 1 to 500 characters, whose first capture group is the number.</param>
public sealed record MetricDefinition(string Name, string Regex);
