using Hpo.Contracts;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Metrics.Workers;
using Hpo.Storage;

namespace Hpo.Metrics.Handlers;

/// <summary>Settles the trial's outcome at once where the message suffices, and leaves the rest to the readers.</summary>
internal sealed class JobCompletedHandler(
    ReadingStore store, OutcomeSender sender, ReadingWorker readers, AwaitedEnds awaited, ReadingSignal signal, Pace pace, TimeProvider clock)
{
    public async Task HandleAsync(JobCompleted message, CancellationToken ct)
    {
        var saved = await SaveAsync(message, ct);
        awaited.Ended(saved.Document.Id());
        if (saved.Document.Unsent.Count == 0)
        {
            signal.RaiseAt(saved.Document.DueAt);
            return;
        }

        var sent = await sender.SendAsync(saved, ct);
        // The document is reserved for as long as sending may take; a reader that is free uses that time for the rest of the curve.
        if (sent.Document.Phase != ReadingPhase.Finishing || !readers.TryStart(sent))
        {
            await sender.NoteAsync(sent, ct);
        }
    }

    // A reader may save its position at the same moment; then decide again on what it saved.
    private async Task<Versioned<JobReading>> SaveAsync(JobCompleted message, CancellationToken ct)
    {
        var id = JobReading.IdOf(message.StudyId, message.Trial, message.Attempt);
        for (var isNew = awaited.IsAwaited(id); ; isNew = false)
        {
            var known = isNew ? null : await store.FindAsync(id, ct);
            var reading = ReadingDecisions.Complete(known?.Document, message, clock.GetUtcNow(), pace);
            if (known is not null && ReferenceEquals(reading, known.Document))
            {
                return known;
            }

            if (await (known is null ? store.InsertAsync(reading, ct) : store.ReplaceAsync(reading, known.Version, ct)) is { } saved)
            {
                return saved;
            }
        }
    }
}
