namespace Hpo.Contracts;

/// <summary>The study needs no more trials: the trainer stops its tuning job and answers with <see cref="TuningEnded"/>.</summary>
public sealed record StopTuning : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }
}
