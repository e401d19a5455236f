namespace Hpo.Metrics.Logs;

/// <summary>One line of a training log.</summary>
/// <param name="Time">When it was logged; several lines may have the same time.</param>
/// <param name="Text">The line.</param>
public readonly record struct LogLine(DateTimeOffset Time, string Text);
