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

    /// <summary>Objectives that the job showed nowhere, as opposed to ones with an unusable value; null when there are none.</summary>
    public IReadOnlyList<string>? MissingMetrics { get; init; }

    /// <summary>Which launch of the trial it comes from, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Billed time of all attempts in seconds of one machine; null when it is not known.</summary>
    public double? BillableSeconds { get; init; }

    /// <summary>Training time of all attempts in seconds; null when it is not known.</summary>
    public double? Seconds { get; init; }

    /// <summary>Machine type of all billed time; null when it is not known, or when there were several attempts that may have had different ones.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Whether there is a fitness.</summary>
    public bool IsMeasured => Values is not null;

    /// <summary>An outcome with a fitness.</summary>
    /// <param name="values">Metrics by name; finite, every objective among them.</param>
    public static Outcome Measured(IReadOnlyDictionary<string, double> values) => new() { Values = values };

    /// <summary>An outcome without a fitness.</summary>
    /// <param name="reason">Why, for people.</param>
    /// <param name="failure">Whose fault it is.</param>
    public static Outcome Unavailable(string reason, FailureClass failure) => new() { Reason = reason, FailureClass = failure };

    /// <summary>The outcome that a message tells.</summary>
    /// <param name="message">The message.</param>
    public static Outcome Of(FitnessMeasured message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Measured(message.Values) with
        {
            Attempt = message.Attempt,
            BillableSeconds = Sum(message.EarlierBillableSeconds, message.BillableSeconds),
            Seconds = Sum(message.EarlierSeconds, message.Seconds),
            InstanceType = message.EarlierBillableSeconds is null ? message.InstanceType : null,
        };
    }

    /// <inheritdoc cref="Of(FitnessMeasured)"/>
    public static Outcome Of(FitnessUnavailable message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Unavailable(message.Reason, message.FailureClass) with
        {
            MissingMetrics = message.MissingMetrics is { Count: > 0 } missing ? missing : null,
            Attempt = message.Attempt,
            BillableSeconds = Sum(message.EarlierBillableSeconds, message.BillableSeconds),
            Seconds = Sum(message.EarlierSeconds, message.Seconds),
            InstanceType = message.EarlierBillableSeconds is null ? message.InstanceType : null,
        };
    }

    // Two unknown times are unknown together, one is not.
    private static double? Sum(double? earlier, double? last) => earlier is null ? last : earlier + (last ?? 0);
}
