namespace Hpo.Contracts;

/// <summary>A trial ended without a fitness.</summary>
public sealed record FitnessUnavailable : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Which launch of the trial this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Whose fault that is.</summary>
    public required FailureClass FailureClass { get; init; }

    /// <summary>Objectives that were nowhere to be found, neither in the log nor elsewhere, as opposed to those with an unusable value; absent means none.</summary>
    public IReadOnlyList<string>? MissingMetrics { get; init; }

    /// <summary>The last lines of the job's log, at most 20 of at most 300 characters, secrets blotted out; absent without a log.</summary>
    public IReadOnlyList<string>? LogTail { get; init; }

    /// <summary>Training time in seconds, if the job ran.</summary>
    public double? Seconds { get; init; }

    /// <summary>Billed time in seconds of one machine.</summary>
    public double? BillableSeconds { get; init; }

    /// <summary>Billed time of the trial's attempts before this one in seconds of one machine; absent when there were none.</summary>
    public double? EarlierBillableSeconds { get; init; }

    /// <summary>Training time of the trial's attempts before this one in seconds; absent when there were none.</summary>
    public double? EarlierSeconds { get; init; }

    /// <summary>Machine type of this attempt; absent from senders that do not tell it.</summary>
    public string? InstanceType { get; init; }
}
