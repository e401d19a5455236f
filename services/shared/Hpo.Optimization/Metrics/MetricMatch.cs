namespace Hpo.Optimization.Metrics;

/// <summary>One occurrence of a metric in a log line.</summary>
/// <param name="Text">What the capture group caught; empty when the search timed out.</param>
/// <param name="Number">The text as a number, not-a-number and infinities included; null when it is none.</param>
/// <param name="TimedOut">Whether the pattern took too long on this line, so that the rest of the line is unread.</param>
public readonly record struct MetricMatch(string Text, double? Number, bool TimedOut = false)
{
    /// <summary>The number when it can be a fitness, that is when it is finite; otherwise null.</summary>
    public double? Finite => Number is { } number && double.IsFinite(number) ? number : null;
}
