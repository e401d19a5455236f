using Hpo.Messaging;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Pacing;
using Hpo.Storage;

namespace Hpo.Metrics.Workers;

/// <summary>Sends what a saved reading says is to be sent, and notes that it left.</summary>
internal sealed class OutcomeSender(
    IMessagePublisher publisher, ReadingStore store, LateWrites<JobReading> notes, ReadingSignal signal, Pace pace, TimeProvider clock)
{
    /// <summary>Publishes the messages of a saved reading.</summary>
    /// <returns>The reading as it is to be saved next. Until then its messages may go out again, which nobody minds.</returns>
    public async Task<Versioned<JobReading>> SendAsync(Versioned<JobReading> saved, CancellationToken ct)
    {
        foreach (var message in saved.Document.Unsent)
        {
            await publisher.PublishAsync(message, ct);
        }

        return saved with { Document = ReadingDecisions.Sent(saved.Document, clock.GetUtcNow(), pace) };
    }

    /// <summary>Saves that they left: late, together with others, where nothing is left to do.</summary>
    public async Task NoteAsync(Versioned<JobReading> sent, CancellationToken ct)
    {
        if (sent.Document.Phase == ReadingPhase.Closed)
        {
            notes.Add(sent);
        }
        else if (await store.ReplaceAsync(sent.Document, sent.Version, ct) is not null)
        {
            signal.RaiseAt(sent.Document.DueAt);
        }
    }
}
