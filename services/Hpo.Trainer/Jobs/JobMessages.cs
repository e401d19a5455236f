using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>What the trainer tells the others about a job.</summary>
internal static class JobMessages
{
    public const int LongestReason = 1024;

    public static OutgoingMessage Started(JobDocument job, DateTimeOffset at) => OutgoingMessage.Of(LaunchOf(job, at));

    /// <summary>What is known of a trial's latest job: its launch and its end as they were told.</summary>
    public static JobReported Reported(JobDocument job) => new()
    {
        StudyId = job.StudyId,
        Trial = job.Trial,
        Started = job.LaunchedAt is { } at ? LaunchOf(job, at) : null,
        Completed = job.Said.Concat(job.Unsent).Select(message => message.Read()).OfType<JobCompleted>().LastOrDefault(end => end.Attempt == job.Attempt),
    };

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
            EarlierBillableSeconds = job.EarlierBillableSeconds,
            EarlierSeconds = job.EarlierSeconds,
            InstanceType = description?.InstanceType ?? job.InstanceType,
            ModelArtifact = description?.ModelArtifact,
            OutputUri = job.Candidate.Training.Study is null ? JobNames.Output(job.Candidate.Training.OutputUri, job.JobName) : null,
            FinalMetrics = description?.FinalMetrics,
            Metrics = job.Candidate.Metrics,
            Objectives = job.Candidate.Objectives,
            EndedAt = description?.EndedAt ?? now,
        });

    private static JobStarted LaunchOf(JobDocument job, DateTimeOffset at) => new()
    {
        StudyId = job.StudyId,
        Trial = job.Trial,
        Attempt = job.Attempt,
        JobName = job.JobName,
        Metrics = job.Candidate.Metrics,
        Objectives = job.Candidate.Objectives,
        StartedAt = at,
    };
}
