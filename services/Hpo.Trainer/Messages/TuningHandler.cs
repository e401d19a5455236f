using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Records that a study is to be tuned, or needs no more trials, and answers; the follower does the rest.</summary>
internal sealed class TuningHandler(TuningStore store, TuningKeeper keeper, TuningAlarm alarm, OrderStore orders, TimeProvider clock)
{
    public async Task RequestAsync(TuningRequested message, CancellationToken ct)
    {
        var tuning = TuningDecisions.Begin(message, clock.GetUtcNow());
        if (await store.InsertAsync(tuning, ct))
            alarm.SetFor(tuning);
        else if (await store.FindAsync(message.StudyId, ct) is { } known)
            await keeper.ApplyAsync(known, TuningDecisions.RequestAgain, ct);
    }

    public async Task StopAsync(StopTuning message, CancellationToken ct)
    {
        await orders.KeepAsync(new StopOrder(StopOrder.IdForTuning(message.StudyId), message.Reason, clock.GetUtcNow()), ct);
        await WakeAsync(message.StudyId, ct);
    }

    /// <summary>The study was paused or resumed.</summary>
    public async Task WakeAsync(string studyId, CancellationToken ct)
    {
        if (await store.FindAsync(studyId, ct) is { } known)
            await keeper.ApplyAsync(known, TuningDecisions.Wake, ct);
    }
}
