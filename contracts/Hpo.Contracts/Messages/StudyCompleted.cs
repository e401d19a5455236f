namespace Hpo.Contracts;

/// <summary>A study ended as planned; every trial has its outcome.</summary>
public sealed record StudyCompleted : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>What ended it, for people.</summary>
    public required string Cause { get; init; }

    /// <summary>Its trials.</summary>
    public required TrialCounts Counts { get; init; }

    /// <summary>The best trial; absent when none was measured.</summary>
    public Incumbent? Incumbent { get; init; }
}
