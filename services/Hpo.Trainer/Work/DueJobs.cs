using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>The documents of one kind of work that are due, and how a process reserves one.</summary>
internal sealed class DueJobs(JobStore store, JobKeeper keeper, Alarms alarms, WatchPace pace, TimeProvider clock, IOptions<TrainerOptions> options)
{
    private const int MostAtOnce = 100;

    /// <summary>What is due now; sets the alarm for what is due next.</summary>
    public async Task<IReadOnlyList<Versioned<JobDocument>>> FindAsync(JobWork work, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await store.DueAsync(work, now, MostAtOnce, ct);
        var next = due.Count == MostAtOnce ? now : await store.NextDueAsync(work, now, ct);
        if (next is { } at)
            alarms[work].Set(at);
        return due;
    }

    /// <summary>Reserves a document for this process; null when another one was faster.</summary>
    public Task<Versioned<JobDocument>?> ClaimAsync(Versioned<JobDocument> job, CancellationToken ct) =>
        keeper.TrySaveAsync(Claimed(job.Document), job.Version, ct);

    /// <summary>A document as it looks once this process has reserved it.</summary>
    public JobDocument Claimed(JobDocument job) => JobDecisions.Claim(job, options.Value.Instance, clock.GetUtcNow(), pace.Options);
}
