namespace Hpo.Contracts;

/// <summary>How much a study may spend, and what else ends it. The first limit that is reached stops the study.</summary>
public sealed record Budget
{
    /// <summary>Number of trials, at least 1.</summary>
    public required int MaxTrials { get; init; }

    /// <summary>Number of trials that run at the same time, at least 1; stopping jobs count.</summary>
    public int MaxParallelTrials { get; init; } = 1;

    /// <summary>Number of generations, at least 1; absent means no limit.</summary>
    public int? MaxGenerations { get; init; }

    /// <summary>Wall-clock time from acceptance on (<c>d.hh:mm:ss</c>), above zero; absent means no limit.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>Value of the (only) objective that is good enough; absent means none.</summary>
    public double? TargetValue { get; init; }

    /// <summary>Stops after this many settled trials in a row without a better incumbent, at least 1; absent means never.</summary>
    public int? NoImprovementTrials { get; init; }

    /// <summary>
    /// Stops when the latest generation of measured trials lies closer together than this: mean distance of its pairs, 0 to 1. Absent means never.
    /// </summary>
    public double? MinDiversity { get; init; }

    /// <summary>Billed time of all trials' jobs together in seconds, above zero; the trials that run when it is used up are stopped. Absent means no limit.</summary>
    public double? MaxBillableSeconds { get; init; }

    /// <summary>Whether the study pauses when its first job ended well and showed none of its metrics; absent means yes.</summary>
    public bool? PauseOnMissingMetric { get; init; }

    /// <summary>
    /// What the training of all trials together may cost in US dollars, above zero; the trials that run when it is used up are stopped. It needs a price for
    /// every machine type that the study may use. Absent means no limit.
    /// </summary>
    public double? MaxCost { get; init; }

    /// <summary>Fails the study when this many trials are unavailable, at least 1; absent means no limit.</summary>
    public int? MaxFailedTrials { get; init; }
}
