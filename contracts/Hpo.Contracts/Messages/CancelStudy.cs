namespace Hpo.Contracts;

/// <summary>Asks the optimizer and the trainer to end a study: nothing more is proposed and running jobs are stopped.</summary>
public sealed record CancelStudy : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }
}
