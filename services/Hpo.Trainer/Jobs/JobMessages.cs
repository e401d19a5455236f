using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>What the trainer tells the others about a job.</summary>
internal static class JobMessages
{
    public const int LongestReason = 1024;

    public static OutgoingMessage Started(JobDocument job, DateTimeOffset at) => OutgoingMessage.Of(new JobStarted
    {
        StudyId = job.StudyId,
        Trial = job.Trial,
        Attempt = job.Attempt,
        JobName = job.JobName,
        Metrics = job.Candidate.Metrics,
        Objectives = job.Candidate.Objectives,
        StartedAt = at,
    });

    public static OutgoingMessage Completed(JobDocument job, JobEnd end, JobDescription? description, bool willRetry, DateTimeOffset now) =>
        OutgoingMessage.Of(new JobCompleted
        {
            StudyId = job.StudyId,
            Trial = job.Trial,
            Attempt = job.Attempt,
            JobName = job.JobName,
            Status = end.Status,
            FailureClass = end.FailureClass,
            FailureReason = end.Reason is { Length: > LongestReason } ? end.Reason[..LongestReason] : end.Reason,
            WillRetry = willRetry,
            Seconds = description?.Seconds,
            BillableSeconds = description?.BillableSeconds,
            ModelArtifact = description?.ModelArtifact,
            FinalMetrics = description?.FinalMetrics,
            Metrics = job.Candidate.Metrics,
            Objectives = job.Candidate.Objectives,
            EndedAt = description?.EndedAt ?? now,
        });
}
