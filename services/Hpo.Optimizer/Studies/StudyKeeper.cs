using System.Collections.Concurrent;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Storage;

namespace Hpo.Optimizer.Studies;

/// <summary>
/// Applies events to studies: load, decide, save under the version, then tell. A crash before the save leaves the event to its redelivery,
/// a crash after it leaves the telling to the next event or the sweeper. Telling twice is harmless: trials and messages have derived ids.
/// </summary>
internal sealed class StudyKeeper(
    StudyStore store, OptimizerCatalog catalog, IMessagePublisher publisher, TimeProvider clock, ILogger<StudyKeeper> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, StudySession> _sessions = new(StringComparer.Ordinal);

    /// <summary>Begins a study; one that has begun already only tells what is left to tell.</summary>
    public async Task BeginAsync(StudyAccepted accepted, CancellationToken ct)
    {
        var decision = StudyEngine.Start(accepted, Optimizer(accepted.Study));
        if (await store.Studies.InsertAsync(Document(decision, accepted.StudyId), ct) is InsertResult.Inserted)
        {
            log.LogInformation(
                "Study {StudyId} begins with optimizer {Optimizer}, {MaxTrials} trials, {MaxParallelTrials} at once",
                accepted.StudyId, accepted.Study.Optimizer.Name, accepted.Study.Budget.MaxTrials, accepted.Study.Budget.MaxParallelTrials);
        }

        await ApplyAsync(accepted.StudyId, (state, _, _, _) => Decision.Nothing(state), ct);
        if (await store.Cancellations.FindAsync(accepted.StudyId, ct) is { Document: var cancelled })
        {
            await CancelAsync(cancelled.StudyId, cancelled.Reason, ct);
        }
    }

    /// <summary>Takes in a trial's outcome.</summary>
    public Task RecordAsync(string studyId, int trial, Outcome outcome, CancellationToken ct) =>
        ApplyAsync(studyId, (state, optimizer, history, now) => StudyEngine.Record(state, trial, outcome, optimizer, history, now), ct);

    /// <summary>Ends a study at a user's request, also one whose acceptance has not arrived yet.</summary>
    public async Task CancelAsync(string studyId, string reason, CancellationToken ct)
    {
        Task<bool> CancelKnownAsync() =>
            ApplyAsync(studyId, (state, optimizer, history, now) => StudyEngine.Cancel(state, reason, optimizer, history, now), ct);

        if (!await CancelKnownAsync())
        {
            // The study may begin right now and not see what is noted here; so look once more after noting.
            await store.Cancellations.InsertAsync(new EarlyCancellation(studyId, reason), ct);
            await CancelKnownAsync();
        }
    }

    /// <summary>Applies the time budget, and tells what a crash left untold.</summary>
    public Task SweepAsync(string studyId, CancellationToken ct) => ApplyAsync(studyId, StudyEngine.Tick, ct, clearsTold: true);

    /// <summary>
    /// Says again what the study waits for. A process that starts does so once for each study: whatever was lost with the process before, a message or
    /// an answer, is asked for again, and whoever did its part already answers the same as before.
    /// </summary>
    public async Task RenewAsync(string studyId, CancellationToken ct)
    {
        if (await store.Studies.FindAsync(studyId, ct) is { } study)
        {
            await Task.WhenAll(StudyEngine.Outstanding(study.Document.State).Select(message => publisher.PublishAsync(message, ct)));
        }
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }
    }

    // False when there is no such study.
    private async Task<bool> ApplyAsync(
        string studyId, Func<StudyState, IStudyOptimizer, TrialHistory, DateTimeOffset, Decision> decide, CancellationToken ct, bool clearsTold = false)
    {
        var session = _sessions.GetOrAdd(studyId, _ => new StudySession());
        await session.Turn.WaitAsync(ct);
        try
        {
            var isFresh = session.Current is null;
            while (!await TryApplyAsync(studyId, session, decide, isFresh, clearsTold, ct))
            {
                isFresh = true;
            }

            return session.Current is not null;
        }
        finally
        {
            if (session.Current is null or { Document.State.Phase: StudyPhase.Ended } && session.IsFlushed)
            {
                _sessions.TryRemove(new(studyId, session));
            }

            session.Turn.Release();
        }
    }

    // False when the document must be read again and decided anew: another replica saved the study meanwhile, or it may have and this process,
    // which remembers an older document, sees nothing to do.
    private async Task<bool> TryApplyAsync(
        string studyId,
        StudySession session,
        Func<StudyState, IStudyOptimizer, TrialHistory, DateTimeOffset, Decision> decide,
        bool isFresh,
        bool clearsTold,
        CancellationToken ct)
    {
        if (await LoadAsync(studyId, session, isFresh, ct) is not { } current)
        {
            log.LogWarning("Study {StudyId} is unknown here; its event is ignored", studyId);
            session.IsFlushed = true;
            return true;
        }

        var decision = decide(current.Document.State, Optimizer(current.Document.State.Study), session.History, clock.GetUtcNow());
        var untold = session.IsFlushed ? null : current.Document;
        var isChanged = !ReferenceEquals(decision.State, current.Document.State);
        var isCleared = clearsTold && session.IsFlushed && current.Document.UnsentSince is not null;
        if (!isChanged && !isCleared && !isFresh)
        {
            return false;
        }

        if (isChanged || isCleared)
        {
            var next = Document(decision, studyId, untold);
            if (!await store.Studies.ReplaceAsync(next, current.Version, ct))
            {
                return false;
            }

            session.Current = new(next, current.Version + 1);
            session.IsFlushed = next.UnsentSince is null;
            Remember(session, decision);
        }

        await FlushAsync(session, ct);
        return true;
    }

    private async Task<Versioned<StudyDocument>?> LoadAsync(string studyId, StudySession session, bool isFresh, CancellationToken ct)
    {
        if (session.Current is { } remembered && !isFresh)
        {
            return remembered;
        }

        var read = await store.Studies.FindAsync(studyId, ct);
        if (read is null || read.Version == session.Current?.Version)
        {
            return read is null ? null : session.Current;
        }

        // What another process decided last may not be stored as trials yet; it is in the document.
        await store.Trials.InsertMissingAsync(read.Document.Unwritten, ct);
        if (read.Document.State.Phase != StudyPhase.Ended)
        {
            await store.CatchUpAsync(studyId, session.History, read.Document.State.Counts.Settled, ct);
        }

        session.Current = read;
        session.IsFlushed = read.Document.UnsentSince is null;
        return read;
    }

    private void Remember(StudySession session, Decision decision)
    {
        foreach (var evaluation in decision.Settled)
        {
            session.History.Add(evaluation);
        }

        foreach (var end in decision.Messages.Where(m => m is StudyCompleted or StudyFailed))
        {
            log.LogInformation("Study {StudyId} ended: {Cause}", decision.State.StudyId, decision.State.End?.Cause);
        }
    }

    private async Task FlushAsync(StudySession session, CancellationToken ct)
    {
        if (session.IsFlushed || session.Current is not { Document: var document })
        {
            return;
        }

        await store.Trials.InsertMissingAsync(document.Unwritten, ct);
        await Task.WhenAll(document.Unsent.Select(message => publisher.PublishAsync(message, ct)));
        session.IsFlushed = true;
    }

    private StudyDocument Document(Decision decision, string studyId, StudyDocument? untold = null)
    {
        var order = decision.State.Counts.Settled - decision.Settled.Count;
        StudyDocument document = new()
        {
            State = decision.State,
            Unwritten = [.. untold?.Unwritten ?? [], .. decision.Settled.Select((evaluation, i) => new SettledTrial(studyId, order + i, evaluation))],
            Unsent = [.. untold?.Unsent ?? [], .. decision.Messages.Select(OutgoingMessage.Of)],
        };
        return document.Unsent.Count + document.Unwritten.Count == 0 ? document : document with { UnsentSince = untold?.UnsentSince ?? clock.GetUtcNow() };
    }

    private IStudyOptimizer Optimizer(Study study) => catalog.FindOptimizer(study.Optimizer.Name)
        ?? throw new InvalidOperationException($"This optimizer service has no optimizer '{study.Optimizer.Name}'.");
}
