namespace Hpo.Contracts;

/// <summary>A study ended without reaching its purpose: too many failures, or it was cancelled.</summary>
public sealed record StudyFailed : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>What ended it, for people.</summary>
    public required string Cause { get; init; }

    /// <summary>Whether a user cancelled it.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Its trials.</summary>
    public required TrialCounts Counts { get; init; }

    /// <summary>The best trial; absent when none was measured.</summary>
    public Incumbent? Incumbent { get; init; }
}
