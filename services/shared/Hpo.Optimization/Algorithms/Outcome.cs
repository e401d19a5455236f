using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What became of a trial: measured with the values of its metrics, or unavailable with a reason.</summary>
public sealed record Outcome
{
    /// <summary>Measured metrics by name; null when the fitness is unavailable.</summary>
    public IReadOnlyDictionary<string, double>? Values { get; init; }

    /// <summary>Why the fitness is unavailable; null when it was measured.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose fault it is that the fitness is unavailable; null when it was measured.</summary>
    public FailureClass? FailureClass { get; init; }

    /// <summary>Which launch of the trial it comes from, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Whether there is a fitness.</summary>
    public bool IsMeasured => Values is not null;

    /// <summary>An outcome with a fitness.</summary>
    /// <param name="values">Metrics by name; finite, every objective among them.</param>
    public static Outcome Measured(IReadOnlyDictionary<string, double> values) => new() { Values = values };

    /// <summary>An outcome without a fitness.</summary>
    /// <param name="reason">Why, for people.</param>
    /// <param name="failure">Whose fault it is.</param>
    public static Outcome Unavailable(string reason, FailureClass failure) => new() { Reason = reason, FailureClass = failure };
}
