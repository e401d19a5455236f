namespace Hpo.Metrics.Readings;

/// <summary>A finite value of a metric as it appeared in the log.</summary>
internal readonly record struct Observation(string Metric, int Step, double Value, DateTimeOffset Time);
