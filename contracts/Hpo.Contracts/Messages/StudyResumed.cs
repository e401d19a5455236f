namespace Hpo.Contracts;

/// <summary>A paused study goes on.</summary>
public sealed record StudyResumed : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>How often the study was paused or resumed, this time included; of two such events the higher one tells how things are.</summary>
    public required int Revision { get; init; }
}
