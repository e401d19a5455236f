namespace Hpo.Contracts;

/// <summary>Asks the optimizer to go on with a paused study.</summary>
public sealed record ResumeStudy : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }
}
