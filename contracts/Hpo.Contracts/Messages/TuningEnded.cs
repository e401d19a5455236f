namespace Hpo.Contracts;

/// <summary>The tuning of a study has ended; nothing launches training jobs for it any more.</summary>
public sealed record TuningEnded : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>How it ended.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>How many candidates were found for the study altogether.</summary>
    public required int Trials { get; init; }

    /// <summary>Why it ended and, where it failed, what to do; for people.</summary>
    public required string Reason { get; init; }
}
