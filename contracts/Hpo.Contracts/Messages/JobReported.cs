namespace Hpo.Contracts;

/// <summary>What the trainer knows of a trial's latest training job; part of the answer to <see cref="ReportStudies"/>. Each part is the event that told it first.</summary>
public sealed record JobReported : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Present when the job was launched.</summary>
    public JobStarted? Started { get; init; }

    /// <summary>Present when the job ended.</summary>
    public JobCompleted? Completed { get; init; }
}
