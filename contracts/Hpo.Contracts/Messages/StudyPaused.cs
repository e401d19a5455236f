namespace Hpo.Contracts;

/// <summary>A study proposes nothing for now: a user wanted it, its first job showed no metric, or its first trials all failed. Trials that wait for their launch keep waiting.</summary>
public sealed record StudyPaused : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>How often the study was paused or resumed, this time included; of two such events the higher one tells how things are.</summary>
    public required int Revision { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Its trials.</summary>
    public required TrialCounts Counts { get; init; }
}
