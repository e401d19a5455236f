using Hpo.Contracts;
using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Records a proposed trial and answers. The trial is inserted first and stop orders are read second, while <see cref="StopHandler"/> keeps the order
/// first and looks for trials second: whichever comes first, one of the two sees the other. When nobody waits and a launch is free, the trial is inserted
/// as claimed already and does not go through the queue.
/// </summary>
internal sealed class CandidateHandler(
    JobStore store, OrderStore orders, JobKeeper keeper, LaunchQueue queue, Launcher launcher, QuotaHolds quotas, DueJobs dueJobs, TimeProvider clock,
    IOptions<TrainerOptions> options)
{
    public async Task HandleAsync(CandidateProposed candidate, CancellationToken ct)
    {
        if (candidate.Job is { } adopted)
        {
            await AdoptAsync(JobDecisions.Adopt(candidate, adopted, clock.GetUtcNow(), options.Value), ct);
            return;
        }

        var queued = JobDecisions.Propose(candidate, clock.GetUtcNow());
        var isReserved = queue.IsEmpty && quotas.IsFree(queued.Quota) && launcher.TryReserve();
        var inserted = isReserved ? dueJobs.Claimed(queued) : queued;
        var isLaunched = false;
        try
        {
            var goesOn = await RecordAsync(queued, inserted, ct);
            if (goesOn && !isReserved)
                queue.Put(inserted);
            isLaunched = goesOn && isReserved;
        }
        finally
        {
            if (isReserved && !isLaunched)
                launcher.GiveBack();
        }

        if (isLaunched)
            launcher.StartReserved(new Versioned<JobDocument>(inserted, 1));
    }

    /// <summary>Whether the trial is new and nothing stands in the way of its launch.</summary>
    private async Task<bool> RecordAsync(JobDocument queued, JobDocument inserted, CancellationToken ct)
    {
        if (!await store.InsertAsync(inserted, ct))
        {
            await AgainAsync(queued, ct);
            return false;
        }

        // It was claimed only a moment ago and by this process, so no launch is under way.
        JobDocument Unclaimed(JobDocument newest) => ReferenceEquals(newest, inserted) ? queued : newest;
        var known = new Versioned<JobDocument>(inserted, 1);
        if (await orders.StopOrderAsync(queued.StudyId, queued.Trial, ct) is { } order)
            await keeper.ApplyAsync(known, (newest, now) => JobDecisions.Stop(Unclaimed(newest), order, now, options.Value), ct);
        else if (await orders.IsPausedAsync(queued.StudyId, ct))
            await keeper.ApplyAsync(known, (newest, _) => Unclaimed(newest), ct);
        else
            return true;
        return false;
    }

    // Its job runs already: there is nothing to wait for.
    private async Task AdoptAsync(JobDocument adopted, CancellationToken ct)
    {
        if (!await store.InsertAsync(adopted, ct))
        {
            await AgainAsync(adopted, ct);
            return;
        }

        var known = await keeper.SendAsync(new Versioned<JobDocument>(adopted, 1), ct);
        if (await orders.StopOrderAsync(adopted.StudyId, adopted.Trial, ct) is { } order)
            await keeper.ApplyAsync(known, (newest, now) => JobDecisions.Stop(newest, order, now, options.Value), ct);
    }

    private async Task AgainAsync(JobDocument proposed, CancellationToken ct)
    {
        if (await store.FindAsync(proposed.Id, ct) is not { } known)
            return;
        if (await orders.StopOrderAsync(proposed.StudyId, proposed.Trial, ct) is { } order)
            known = await keeper.ApplyAsync(known, (newest, now) => JobDecisions.Stop(newest, order, now, options.Value), ct);
        await keeper.ApplyAsync(known, (newest, now) => JobDecisions.ProposeAgain(newest, now, options.Value), ct);
    }
}
