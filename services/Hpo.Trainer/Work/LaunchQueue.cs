using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Chooses which waiting trials are launched. The queue is the store's; a choice asks it a few questions for each study that waits, whatever the number of
/// its trials, so one with 10,000 of them neither slows the others down nor goes before them.
/// </summary>
internal sealed class LaunchQueue(
    JobStore store, OrderStore orders, QuotaHolds quotas, Launcher launcher, Alarms alarms, TimeProvider clock, IOptions<TrainerOptions> options)
    : IJobWorker
{
    // More than can be under way at once, so that the questions are asked once for several launches; few enough for the choice to be still fair.
    private const int ChosenPerSlot = 4;

    private readonly LaunchTurns turns = new();
    private volatile bool mayHold = true;

    public JobWork Work => JobWork.Queue;

    /// <summary>Whether a new trial may go first: nobody else is known to wait.</summary>
    public bool IsEmpty => !mayHold;

    /// <summary>A trial was put into the queue.</summary>
    public void Put(JobDocument job)
    {
        mayHold = true;
        alarms.SetFor(job);
    }

    public async Task RoundAsync(CancellationToken ct)
    {
        mayHold = false;
        var waiting = await WaitingAsync(ct);
        mayHold = waiting.Count > 0;
        var most = options.Value.MaxConcurrentLaunches * ChosenPerSlot;
        var chosen = await ChooseAsync(waiting, most, ct);
        if (chosen.Count == most)
            alarms[JobWork.Queue].Set(clock.GetUtcNow());
        foreach (var job in chosen)
        {
            turns.Begin(job.Document);
            await launcher.StartAsync(job, isLaunched => Ended(job.Document, isLaunched), ct);
        }
    }

    public Task IdleAsync(CancellationToken ct) => launcher.IdleAsync(ct);

    private void Ended(JobDocument job, bool isLaunched)
    {
        turns.End(job, isLaunched);
        if (!quotas.IsFree(job.Quota))
            alarms[JobWork.Queue].Set(clock.GetUtcNow());
    }

    /// <summary>The studies with a trial that may be launched now; sets the alarm for the next that comes due.</summary>
    private async Task<List<WaitingStudy>> WaitingAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waiting = new List<WaitingStudy>();
        for (var first = await store.FirstQueuedAfterAsync("", ct); first is not null; first = await store.FirstQueuedAfterAsync(first.StudyId, ct))
        {
            if (first.DueAt > now)
                alarms.SetFor(first);
            else if (!await orders.IsPausedAsync(first.StudyId, ct))
                waiting.Add(await WaitingAsync(first, ct));
        }

        turns.Keep(waiting.Select(study => study.StudyId).ToHashSet());
        return waiting;
    }

    private async Task<WaitingStudy> WaitingAsync(JobDocument first, CancellationToken ct) =>
        new(first.StudyId, first.Candidate.Training.InstanceTypes is null ? first.Quota : null, await store.UnderWayAsync(first.StudyId, ct), first.DueAt ?? clock.GetUtcNow(), turns.Of(first.StudyId));

    private async Task<List<Versioned<JobDocument>>> ChooseAsync(List<WaitingStudy> waiting, int most, CancellationToken ct)
    {
        var chosen = new List<Versioned<JobDocument>>();
        var room = new Dictionary<string, int>();
        foreach (var quota in waiting.Select(study => study.Quota).OfType<string>().Distinct())
            room[quota] = await RoomAsync(quota, ct);

        var turn = turns.Last;
        var trials = new Dictionary<string, Queue<Versioned<JobDocument>>>();
        while (chosen.Count < most && FairShare.Next(waiting.Where(study => study.Quota is null || room[study.Quota] > 0)) is { } next)
        {
            if (!trials.TryGetValue(next.StudyId, out var own))
                trials[next.StudyId] = own = new(await store.QueuedAsync(next.StudyId, clock.GetUtcNow(), most, ct));
            waiting.Remove(next);
            if (!own.TryDequeue(out var job))
                continue;

            var quota = job.Document.Quota;
            if (!room.TryGetValue(quota, out var places))
                room[quota] = places = await RoomAsync(quota, ct);
            if (places == 0)
            {
                waiting.Add(next);
                continue;
            }

            chosen.Add(job);
            room[quota]--;
            waiting.Add(next with { UnderWay = next.UnderWay + 1, Since = job.Document.DueAt ?? next.Since, LastTurn = ++turn });
        }

        return chosen;
    }

    private async Task<int> RoomAsync(string quota, CancellationToken ct) => Math.Max(0, await quotas.RoomAsync(quota, ct) - turns.UnderWay(quota));
}
