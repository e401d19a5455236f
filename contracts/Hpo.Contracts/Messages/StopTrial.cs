namespace Hpo.Contracts;

/// <summary>Asks the trainer to stop a trial's job. The trial still gets an outcome.</summary>
public sealed record StopTrial : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }
}
