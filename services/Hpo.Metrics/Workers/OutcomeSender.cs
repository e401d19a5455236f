using Hpo.Messaging;
using Hpo.Metrics.Readings;
using Hpo.Storage;

namespace Hpo.Metrics.Workers;

/// <summary>Sends what a saved reading says is to be sent, then notes that it left.</summary>
internal sealed class OutcomeSender(IMessagePublisher publisher, ReadingStore store, ReadingSignal signal, TimeProvider clock)
{
    public async Task SendAsync(Versioned<JobReading> saved, CancellationToken ct)
    {
        foreach (var message in saved.Document.Unsent)
        {
            await publisher.PublishAsync(message, ct);
        }

        var sent = ReadingDecisions.Sent(saved.Document, clock.GetUtcNow());
        // When somebody else has the reading meanwhile, that one sends the same once more, which nobody minds.
        if (await store.ReplaceAsync(sent, saved.Version, ct) is not null)
        {
            signal.RaiseAt(sent.DueAt);
        }
    }
}
