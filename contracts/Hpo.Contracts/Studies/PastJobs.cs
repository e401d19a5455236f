namespace Hpo.Contracts;

/// <summary>Which past training jobs are looked at, the latest first. At least one of the conditions is there, and all that are there hold.</summary>
public sealed record PastJobs
{
    /// <summary>How many jobs are looked at when the study does not say.</summary>
    public const int DefaultLimit = 200;

    /// <summary>What their names begin with; letters, digits and dashes, 1 to 63 characters.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>A tag that they have.</summary>
    public JobTag? Tag { get; init; }

    /// <summary>Name of the automatic model tuning job that launched them, 1 to 32 characters.</summary>
    public string? TuningJob { get; init; }

    /// <summary>How many jobs are looked at, at most; 1 to 1,000.</summary>
    public int Limit { get; init; } = DefaultLimit;
}
