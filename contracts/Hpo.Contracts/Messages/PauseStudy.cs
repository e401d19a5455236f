namespace Hpo.Contracts;

/// <summary>Asks the optimizer to propose nothing more until <see cref="ResumeStudy"/>. Running jobs go on and their outcomes count, unless they are to be stopped.</summary>
public sealed record PauseStudy : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether running jobs are stopped. Their trials then end without fitness; they stay part of the budget.</summary>
    public bool StopJobs { get; init; }
}
