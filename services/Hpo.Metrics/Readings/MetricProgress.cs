namespace Hpo.Metrics.Readings;

/// <summary>What was found of one metric.</summary>
internal sealed record MetricProgress
{
    /// <summary>Name of the stream that counts. Machines that train together print the same metric; the first one that prints it is believed.</summary>
    public string? Stream { get; init; }

    /// <summary>How often the metric was met; the step of its newest value.</summary>
    public int Steps { get; init; }

    /// <summary>The newest value, not-a-number and infinities included; null before the first.</summary>
    public double? Last { get; init; }

    /// <summary>The newest text that was caught and is no number; cut.</summary>
    public string? NotANumber { get; init; }

    /// <summary>Lines on which the pattern took too long.</summary>
    public int TimedOut { get; init; }

    /// <summary>The newest value, if it can be a fitness.</summary>
    public double? Finite() => Last is { } last && double.IsFinite(last) ? last : null;
}
