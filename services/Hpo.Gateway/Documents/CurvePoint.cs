namespace Hpo.Gateway;

/// <summary>One value of a metric in a job's log.</summary>
/// <param name="Attempt">Which launch of the trial, from 1.</param>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Step">Which occurrence of the metric in that job's log, from 1.</param>
/// <param name="Value">The value; always finite.</param>
/// <param name="Time">When the line was logged.</param>
public sealed record CurvePoint(int Attempt, string Metric, int Step, double Value, DateTimeOffset Time);
