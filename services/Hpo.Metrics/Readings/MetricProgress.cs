using Hpo.Contracts;
using Hpo.Optimization.Metrics;

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

    /// <summary>The smallest finite value of that stream.</summary>
    public double? Min { get; init; }

    /// <summary>The largest finite value of that stream.</summary>
    public double? Max { get; init; }

    /// <summary>The newest values, for a metric whose mean counts.</summary>
    public IReadOnlyList<double>? Recent { get; init; }

    /// <summary>The newest text that was caught and is no number; cut.</summary>
    public string? NotANumber { get; init; }

    /// <summary>Lines on which the pattern took too long.</summary>
    public int TimedOut { get; init; }

    /// <summary>The newest value, if it can be a fitness.</summary>
    public double? Finite() => Last is { } last && double.IsFinite(last) ? last : null;

    /// <summary>All that the statistics need.</summary>
    public MetricSummary Summary() => new(Last, Min, Max, Recent);

    /// <summary>The progress with one more value.</summary>
    public MetricProgress Add(string stream, double value, MetricDefinition definition)
    {
        // A machine that comes before the one believed so far takes its place; one trial's value is not made of two machines' values.
        var summary = (Stream is null || Stream == stream ? Summary() : new MetricSummary()).Add(value, definition);
        return this with { Stream = stream, Steps = Steps + 1, Last = summary.Last, Min = summary.Min, Max = summary.Max, Recent = summary.Recent };
    }
}
