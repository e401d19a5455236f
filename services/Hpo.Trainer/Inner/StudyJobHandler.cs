using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Trainer;

/// <summary>Takes in what becomes of studies that are trials' jobs, and has the trial looked at when all of its studies have ended.</summary>
internal sealed class StudyJobHandler(StudyJobKeeper keeper, JobWaker waker)
{
    public Task CompletedAsync(StudyCompleted message, CancellationToken ct) => ApplyAsync(message.StudyId, (job, now) => StudyJobDecisions.Completed(job, message, now), ct);

    public Task FailedAsync(StudyFailed message, CancellationToken ct) => ApplyAsync(message.StudyId, (job, now) => StudyJobDecisions.Failed(job, message, now), ct);

    public Task PausedAsync(StudyPaused message, CancellationToken ct) => ApplyAsync(message.StudyId, (job, now) => StudyJobDecisions.Paused(job, message, now), ct);

    public Task RejectedAsync(StudyRejected message, CancellationToken ct) =>
        message.StudyId is { } studyId ? ApplyAsync(studyId, (job, now) => StudyJobDecisions.Rejected(job, message, now), ct) : Task.CompletedTask;

    private async Task ApplyAsync(string studyId, Func<StudyJob, DateTimeOffset, StudyJob> decide, CancellationToken ct)
    {
        foreach (var parent in InnerIds.ParentsOf(studyId))
        {
            var jobName = JobNames.For(parent.StudyId, parent.Trial, parent.Attempt);
            if (await keeper.ApplyAsync(jobName, decide, ct) is { IsChanged: true, Job.EndedAt: not null })
                await waker.WakeAsync(jobName, ct);
        }
    }
}
