namespace Hpo.Contracts;

/// <summary>Where a study is, as the optimizer knows it; the answer to <see cref="ReportStudies"/>. Each part is the event that told it first.</summary>
public sealed record StudyReported : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>The study and its acceptance.</summary>
    public required StudyAccepted Accepted { get; init; }

    /// <summary>The best trial so far; absent when none was measured.</summary>
    public IncumbentImproved? Improved { get; init; }

    /// <summary>Present when the study is paused.</summary>
    public StudyPaused? Paused { get; init; }

    /// <summary>Present when the study was resumed after a pause and is not paused.</summary>
    public StudyResumed? Resumed { get; init; }

    /// <summary>Present when the study ended as planned.</summary>
    public StudyCompleted? Completed { get; init; }

    /// <summary>Present when the study ended otherwise.</summary>
    public StudyFailed? Failed { get; init; }
}
