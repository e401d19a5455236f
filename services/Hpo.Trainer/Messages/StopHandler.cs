using Hpo.Contracts;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>Stops a trial, or all trials of a study that ended. The order is kept before anything else, for trials that are proposed later.</summary>
internal sealed class StopHandler(JobStore store, OrderStore orders, JobKeeper keeper, StudyJobHandler studyJobs, TimeProvider clock, IOptions<TrainerOptions> options)
{
    public async Task StopTrialAsync(StopTrial message, CancellationToken ct)
    {
        var order = new StopOrder(StopOrder.IdFor(message.StudyId, message.Trial), message.Reason, clock.GetUtcNow());
        await orders.KeepAsync(order, ct);
        if (await store.FindAsync(JobDocument.IdFor(message.StudyId, message.Trial), ct) is { } job)
            await keeper.ApplyAsync(job, (newest, now) => JobDecisions.Stop(newest, order, now, options.Value), ct);
    }

    public Task CancelStudyAsync(CancelStudy message, CancellationToken ct) => StopStudyAsync(message.StudyId, $"study cancelled: {message.Reason}", ct);

    public async Task StudyCompletedAsync(StudyCompleted message, CancellationToken ct)
    {
        await StopStudyAsync(message.StudyId, $"study completed: {message.Cause}", ct);
        await studyJobs.CompletedAsync(message, ct);
    }

    public async Task StudyFailedAsync(StudyFailed message, CancellationToken ct)
    {
        await StopStudyAsync(message.StudyId, $"study failed: {message.Cause}", ct);
        await studyJobs.FailedAsync(message, ct);
    }

    private async Task StopStudyAsync(string studyId, string reason, CancellationToken ct)
    {
        var order = new StopOrder(StopOrder.IdFor(studyId), reason, clock.GetUtcNow());
        await orders.KeepAsync(order, ct);
        await foreach (var job in store.UnfinishedAsync(studyId, ct))
            await keeper.ApplyAsync(job, (newest, now) => JobDecisions.Stop(newest, order, now, options.Value), ct);
    }
}
