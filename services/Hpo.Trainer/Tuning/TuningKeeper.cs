using Hpo.Messaging;
using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>Loads, lets decide, saves, publishes, in this order; what a crash left unsaid is said at the next step.</summary>
internal sealed class TuningKeeper(TuningStore store, IMessagePublisher publisher, TuningAlarm alarm, TimeProvider clock, IOptions<TrainerOptions> options)
{
    /// <summary>Applies a decision to the newest version of a document.</summary>
    /// <param name="known">The version at hand.</param>
    /// <param name="decide">Pure; answers the same document when there is nothing to do.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Versioned<TuningDocument>> ApplyAsync(
        Versioned<TuningDocument> known, Func<TuningDocument, DateTimeOffset, TuningDocument> decide, CancellationToken ct)
    {
        var (before, after) = await Decisions.ApplyAsync(
            known.Document.StudyId, known, newest => decide(newest, clock.GetUtcNow()), (decided, version) => TrySaveAsync(Due(decided), version, ct), () => store.FindAsync(known.Document.StudyId, ct));
        return ReferenceEquals(before, after) ? after : await SendAsync(after, ct);
    }

    /// <summary>Saves a document if it still has that version; null when another process was faster.</summary>
    public async Task<Versioned<TuningDocument>?> TrySaveAsync(TuningDocument tuning, long expectedVersion, CancellationToken ct)
    {
        if (!await store.ReplaceAsync(tuning, expectedVersion, ct))
            return null;
        alarm.SetFor(tuning);
        return new Versioned<TuningDocument>(tuning, expectedVersion + 1);
    }

    /// <summary>Publishes what waits in a saved document.</summary>
    public async Task<Versioned<TuningDocument>> SendAsync(Versioned<TuningDocument> tuning, CancellationToken ct)
    {
        if (tuning.Document.Unsent.Count == 0)
            return tuning;
        foreach (var message in tuning.Document.Unsent)
            await publisher.PublishAsync(message, ct);

        // Not saved means that somebody changed the document meanwhile and kept the messages: they go out twice, which receivers are used to.
        return await TrySaveAsync(TuningDecisions.Sent(tuning.Document), tuning.Version, ct) ?? tuning;
    }

    // Until it was said, a document with something to say falls due again.
    private TuningDocument Due(TuningDocument tuning) =>
        tuning.Unsent.Count > 0 && tuning.DueAt is null ? tuning with { DueAt = clock.GetUtcNow() + options.Value.ResendAfter } : tuning;
}
