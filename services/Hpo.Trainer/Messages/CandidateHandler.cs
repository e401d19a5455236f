using Hpo.Contracts;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Records a proposed trial and answers. The trial is inserted first and stop orders are read second, while <see cref="StopHandler"/> keeps the order
/// first and looks for trials second: whichever comes first, one of the two sees the other.
/// </summary>
internal sealed class CandidateHandler(JobStore store, JobKeeper keeper, Alarms alarms, TimeProvider clock, IOptions<TrainerOptions> options)
{
    public async Task HandleAsync(CandidateProposed candidate, CancellationToken ct)
    {
        var proposed = JobDecisions.Propose(candidate, clock.GetUtcNow());
        var isNew = await store.InsertAsync(proposed, ct);

        if (await store.StopOrderAsync(candidate.StudyId, candidate.Trial, ct) is { } order
            && await store.FindAsync(proposed.Id, ct) is { } job)
        {
            await keeper.ApplyAsync(job, (newest, now) => JobDecisions.Stop(newest, order, now, options.Value), ct);
            return;
        }

        if (!isNew && await store.FindAsync(proposed.Id, ct) is { } known)
        {
            await keeper.ApplyAsync(known, (newest, now) => JobDecisions.ProposeAgain(newest, now, options.Value), ct);
            return;
        }

        alarms.SetFor(proposed);
    }
}
