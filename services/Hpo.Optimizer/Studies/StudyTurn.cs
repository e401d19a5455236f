using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Storage;

namespace Hpo.Optimizer.Studies;

/// <summary>
/// One turn of a study: load, decide every event that waits, save under the version, then tell. A crash before the save leaves the events to their
/// redelivery, a crash after it leaves the telling to the next turn or the sweeper. Telling twice is harmless: trials and messages have derived ids.
/// </summary>
internal sealed class StudyTurn(StudyStore store, OptimizerCatalog catalog, IMessagePublisher publisher, TimeProvider clock, ILogger<StudyTurn> log)
{
    /// <summary>Applies what waits; every event taken is completed or failed when this returns.</summary>
    public async Task RunAsync(StudySession session, CancellationToken ct)
    {
        var events = session.Take();
        var settled = session.History.Settled.Count;
        try
        {
            var isFresh = session.Current is null;
            while (!await TryAsync(session, events, isFresh, ct))
            {
                isFresh = true;
            }

            events.ForEach(happening => happening.Complete(session.Current is not null));
        }
        catch (Exception failure)
        {
            // Whether the save came through is not known; the store knows.
            session.History.RollBack(Math.Min(settled, session.History.Settled.Count));
            session.Current = null;
            session.IsFlushed = true;
            events.ForEach(happening => happening.Fail(failure));
        }
    }

    /// <summary>The optimizer that a study names, or that was chosen for it.</summary>
    public static IStudyOptimizer OptimizerOf(Study study, OptimizerCatalog catalog) => study.Optimizer.IsRemote == true
        ? new RemoteOptimizer(study.Optimizer.EffectiveName)
        : catalog.FindOptimizer(study.Optimizer.EffectiveName)
        ?? throw new InvalidOperationException($"This optimizer service has no optimizer '{study.Optimizer.EffectiveName}'.");

    // False when the document must be read again and decided anew: another replica saved the study meanwhile, or it may have and this process,
    // which remembers an older document, sees nothing to do.
    private async Task<bool> TryAsync(StudySession session, List<StudyEvent> events, bool isFresh, CancellationToken ct)
    {
        if (await LoadAsync(session, isFresh, ct) is not { } current)
        {
            log.LogWarning("Study {StudyId} is unknown here; its events are ignored", session.StudyId);
            return true;
        }

        var clearsTold = events.Exists(happening => happening.ClearsTold);
        if (clearsTold)
        {
            // Told before it is decided, so that one turn tells and clears: the session of an ended study is not kept for a second one.
            await FlushAsync(session, ct);
        }

        var decided = StudyDecisions.Fold(events, current.Document, OptimizerOf(current.Document.State.Study, catalog), session.History, clock.GetUtcNow());
        var isCleared = clearsTold && session.IsFlushed && current.Document.UnsentSince is not null;
        if (!decided.IsChanged && !isCleared && !isFresh)
        {
            return false;
        }

        if (decided.IsChanged || isCleared)
        {
            var next = decided.Document(session.IsFlushed ? null : current.Document, clock.GetUtcNow());
            if (!await SaveAsync(decided, next, current.Version, ct))
            {
                return false;
            }

            Remember(session, decided, new(next, current.Version + 1));
        }

        await FlushAsync(session, ct);
        return true;
    }

    private async Task<bool> SaveAsync(StudyDecisions decided, StudyDocument next, long version, CancellationToken ct)
    {
        var isSaved = false;
        try
        {
            return isSaved = await store.Studies.ReplaceAsync(next, version, ct);
        }
        finally
        {
            if (!isSaved)
            {
                decided.TakeBack();
            }
        }
    }

    private async Task<Versioned<StudyDocument>?> LoadAsync(StudySession session, bool isFresh, CancellationToken ct)
    {
        if (session.Current is { } remembered && !isFresh)
        {
            return remembered;
        }

        var read = await store.Studies.FindAsync(session.StudyId, ct);
        if (read is null || read.Version == session.Current?.Version)
        {
            return read is null ? null : session.Current;
        }

        // What another process decided last may not be stored as trials yet; it is in the document.
        await store.WriteAsync(read.Document.Unwritten, ct);
        // A late fitness may change the front of a study that has ended.
        if (read.Document.State is { Phase: not StudyPhase.Ended } or { Study.Objectives.Count: > 1 })
        {
            var state = read.Document.State;
            session.History.RollBack(state.Corrections == session.Corrections ? Math.Min(session.History.Settled.Count, state.Known) : 0);
            session.Corrections = state.Corrections;
            await store.CatchUpAsync(state, session.History, ct);
        }

        session.Current = read;
        session.IsFlushed = read.Document.UnsentSince is null;
        return read;
    }

    private void Remember(StudySession session, StudyDecisions decided, Versioned<StudyDocument> saved)
    {
        var revision = session.Current?.Document.State.Pause.Revision;
        session.Corrections = saved.Document.State.Corrections;
        session.Current = saved;
        session.IsFlushed = saved.Document.UnsentSince is null;
        if (saved.Document.State is { Phase: StudyPhase.Paused, Pause: { IsOwn: true } pause } && pause.Revision != revision)
        {
            log.LogWarning("Study {StudyId} paused by itself: {Reason}", session.StudyId, pause.Reason);
        }

        if (decided.Ends)
        {
            log.LogInformation("Study {StudyId} ended: {Cause}", session.StudyId, saved.Document.State.End?.Cause);
        }
    }

    private async Task FlushAsync(StudySession session, CancellationToken ct)
    {
        if (session.IsFlushed || session.Current is not { Document: var document })
        {
            return;
        }

        await store.WriteAsync(document.Unwritten, ct);
        await Task.WhenAll(document.Unsent.Select(message => publisher.PublishAsync(message, ct)));
        session.IsFlushed = true;
    }
}
