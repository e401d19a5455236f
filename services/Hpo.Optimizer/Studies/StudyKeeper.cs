using System.Collections.Concurrent;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Storage;

namespace Hpo.Optimizer.Studies;

/// <summary>Applies events to studies. Events of one study that arrive while it is busy share the next turn, and with it one save.</summary>
internal sealed class StudyKeeper(
    StudyStore store, StudyTurn turn, OptimizerCatalog catalog, IMessagePublisher publisher, TimeProvider clock, ILogger<StudyKeeper> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, StudySession> _sessions = new(StringComparer.Ordinal);

    /// <summary>Begins a study; one that has begun already only tells what is left to tell.</summary>
    public async Task BeginAsync(StudyAccepted accepted, CancellationToken ct)
    {
        var optimizer = StudyTurn.OptimizerOf(accepted.Study, catalog);
        var begun = StudyDecisions.Begin(StudyEngine.Start(accepted, optimizer), clock.GetUtcNow());
        if (await store.Studies.InsertAsync(begun, ct) is InsertResult.Inserted)
        {
            log.LogInformation(
                "Study {StudyId} begins with optimizer {Optimizer}, {MaxTrials} trials, {MaxParallelTrials} at once, {Prior} known before",
                accepted.StudyId, accepted.Study.Optimizer.EffectiveName, accepted.Study.Budget.MaxTrials, accepted.Study.Budget.MaxParallelTrials, accepted.Prior?.Used ?? 0);
        }

        await ApplyAsync(accepted.StudyId, (state, _, _, _) => Decision.Nothing(state), ct);
        await ApplyEarlyOrdersAsync(accepted.StudyId, ct);
        if (accepted.Parent is not null)
        {
            await TellEndAsync(accepted.StudyId, ct);
        }
    }

    /// <summary>Takes in a trial's outcome. A fitness is taken in also when the trial had been given up before.</summary>
    public async Task RecordAsync(string studyId, int trial, Outcome outcome, CancellationToken ct)
    {
        var isNews = false;
        await ApplyAsync(
            studyId,
            (state, optimizer, history, now) =>
            {
                var decision = StudyEngine.Record(state, trial, outcome, optimizer, history, now);
                isNews = !ReferenceEquals(decision.State, state);
                return decision;
            },
            ct);
        if (!isNews && outcome.IsMeasured && await store.SettledAsync(studyId, trial, ct) is { Outcome.IsMeasured: false } settled)
        {
            log.LogInformation("Trial {Trial} of study {StudyId} was given up and has a fitness now", trial, studyId);
            await ApplyAsync(studyId, (state, optimizer, history, now) => StudyEngine.Correct(state, settled, outcome, optimizer, history, now), ct);
        }
    }

    /// <summary>Takes in a candidate of the study's tuning service.</summary>
    public Task FindAsync(CandidateFound found, CancellationToken ct) => ApplyAsync(
        found.StudyId, (state, optimizer, history, now) => StudyEngine.Found(state, found, optimizer, history, now), ct);

    /// <summary>Takes in that the study's tuning service has ended.</summary>
    public Task EndTuningAsync(TuningEnded ended, CancellationToken ct) => ApplyAsync(
        ended.StudyId, (state, optimizer, history, now) => StudyEngine.EndTuning(state, ended, optimizer, history, now), ct);

    /// <summary>Takes in the answer of the study's optimizer service.</summary>
    public Task SuggestAsync(CandidatesSuggested suggested, CancellationToken ct) => ApplyAsync(
        suggested.StudyId,
        (state, optimizer, history, now) =>
        {
            var decision = StudyEngine.Suggest(state, suggested, optimizer, history, now);
            if (decision.State.Remote?.Refusals > state.Remote?.Refusals)
            {
                log.LogWarning("An answer to round {Round} of study {StudyId} was refused: {Problems}", suggested.Round, suggested.StudyId, decision.State.Remote.Refused);
            }

            return decision;
        },
        ct);

    /// <summary>Ends a study at a user's request, also one whose acceptance has not arrived yet.</summary>
    public Task CancelAsync(string studyId, string reason, CancellationToken ct) => OrderAsync(
        studyId,
        (state, optimizer, history, now) => StudyEngine.Cancel(state, reason, optimizer, history, now),
        () => store.Cancellations.InsertAsync(new EarlyCancellation(studyId, reason), ct),
        ct);

    /// <summary>Pauses a study at a user's request, also one whose acceptance has not arrived yet.</summary>
    public Task PauseAsync(PauseStudy order, CancellationToken ct) => OrderAsync(
        order.StudyId,
        (state, optimizer, history, now) => StudyEngine.Pause(state, order.Reason, order.StopJobs, optimizer, history, now),
        () => store.Pauses.InsertAsync(new EarlyPause(order.StudyId, order.Reason, order.StopJobs), ct),
        ct);

    /// <summary>Goes on with a paused study.</summary>
    public Task ResumeAsync(string studyId, CancellationToken ct) => OrderAsync(studyId, StudyEngine.Resume, () => ForgetPauseAsync(studyId, ct), ct);

    /// <summary>Applies the time budget, fills slots, and tells what a crash left untold.</summary>
    public Task SweepAsync(string studyId, CancellationToken ct) => ApplyAsync(studyId, StudyEngine.Tick, ct, clearsTold: true);

    /// <summary>
    /// Says again what the study waits for. A process that starts does so once for each study: whatever was lost with the process before, a message or
    /// an answer, is asked for again, and whoever did its part already answers the same as before.
    /// </summary>
    public async Task RenewAsync(string studyId, CancellationToken ct)
    {
        if (await store.Studies.FindAsync(studyId, ct) is { } study)
        {
            await Task.WhenAll(StudyMessages.Outstanding(study.Document.State).Select(message => publisher.PublishAsync(message, ct)));
        }
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }
    }

    private async Task OrderAsync(string studyId, Decide decide, Func<Task> noteAsync, CancellationToken ct)
    {
        if (!await ApplyAsync(studyId, decide, ct))
        {
            // The study may begin right now and not see what is noted here; so look once more after noting.
            await noteAsync();
            await ApplyAsync(studyId, decide, ct);
        }
    }

    private async Task ApplyEarlyOrdersAsync(string studyId, CancellationToken ct)
    {
        if (await store.Pauses.FindAsync(studyId, ct) is { Document: var pause })
        {
            await PauseAsync(new PauseStudy { StudyId = studyId, Reason = pause.Reason, StopJobs = pause.StopJobs }, ct);
            await ForgetPauseAsync(studyId, ct);
        }

        if (await store.Cancellations.FindAsync(studyId, ct) is { Document: var cancelled })
        {
            await CancelAsync(studyId, cancelled.Reason, ct);
        }
    }

    private async Task ForgetPauseAsync(string studyId, CancellationToken ct)
    {
        if (await store.Pauses.FindAsync(studyId, ct) is { } pause)
        {
            await store.Pauses.DeleteAsync(studyId, pause.Version, ct);
        }
    }

    // Its parent asks by submitting it again, and may have missed the end.
    private async Task TellEndAsync(string studyId, CancellationToken ct)
    {
        if (await store.Studies.FindAsync(studyId, ct) is { } study && StudyMessages.EndOf(study.Document.State) is { } end)
        {
            await publisher.PublishAsync(end, ct);
        }
    }

    // False when there is no such study.
    private async Task<bool> ApplyAsync(string studyId, Decide decide, CancellationToken ct, bool clearsTold = false)
    {
        var session = _sessions.GetOrAdd(studyId, id => new StudySession(id));
        var happening = new StudyEvent(decide, clearsTold);
        session.Enqueue(happening);
        await session.Turn.WaitAsync(ct);
        try
        {
            while (!happening.Done.IsCompleted)
            {
                await turn.RunAsync(session, ct);
            }
        }
        finally
        {
            if (session.IsForgettable)
            {
                _sessions.TryRemove(new(studyId, session));
            }

            session.Turn.Release();
        }

        return await happening.Done;
    }
}
