using Hpo.Messaging;
using Hpo.Pacing;
using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Loads, lets decide, saves, publishes, in this order. A crash before the save changes nothing; a crash after it leaves the messages in the document,
/// and its due time makes somebody send them again. That a finished trial's messages were sent is noted late, many trials in one write.
/// </summary>
internal sealed partial class JobKeeper(
    JobStore store, IMessagePublisher publisher, Alarms alarms, WatchPace pace, TimeProvider clock, IOptions<TrainerOptions> options, ILogger<JobKeeper> logger)
{
    private readonly LateWrites<JobDocument> notes = new(store.Documents, clock, logger);

    /// <summary>Applies a decision to the newest version of a document.</summary>
    /// <param name="known">The version at hand; when another process was faster, the decision is made again on its version.</param>
    /// <param name="decide">Pure; answers the same document when there is nothing to do.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The document after the decision.</returns>
    public async Task<Versioned<JobDocument>> ApplyAsync(
        Versioned<JobDocument> known, Func<JobDocument, DateTimeOffset, JobDocument> decide, CancellationToken ct)
    {
        var (before, after) = await Decisions.ApplyAsync(
            known.Document.Id, known, newest => decide(newest, clock.GetUtcNow()), (decided, version) => TrySaveAsync(decided, version, ct), () => store.FindAsync(known.Document.Id, ct));
        return after.Document.Unsent.Count > before.Document.Unsent.Count ? await SendAsync(after, ct) : after;
    }

    /// <summary>Saves a document if it still has that version; null when another process was faster.</summary>
    public async Task<Versioned<JobDocument>?> TrySaveAsync(JobDocument job, long expectedVersion, CancellationToken ct)
    {
        if (!await store.ReplaceAsync(job, expectedVersion, ct))
            return null;
        alarms.SetFor(job);
        return new Versioned<JobDocument>(job, expectedVersion + 1);
    }

    /// <summary>Publishes what waits in a saved document. What cannot be published now stays there and is sent again later.</summary>
    public async Task<Versioned<JobDocument>> SendAsync(Versioned<JobDocument> job, CancellationToken ct)
    {
        if (job.Document.Unsent.Count == 0 || !await TryPublishAsync(job.Document, ct))
            return job;

        var sent = JobDecisions.Sent(job.Document, clock.GetUtcNow(), pace.Options);
        if (sent.State == JobState.Finished)
        {
            notes.Add(job with { Document = sent });
            return job with { Document = sent };
        }

        // Not saved means that somebody changed the document meanwhile and kept the messages: they go out twice, which receivers are used to.
        return await TrySaveAsync(sent, job.Version, ct) ?? job;
    }

    /// <summary>
    /// Publishes what a document says that is not saved yet. For facts only, which do not depend on whether it will be: that a job was launched.
    /// Anything else, and what cannot be published now, is left in it.
    /// </summary>
    public async Task<JobDocument> AnnounceAsync(JobDocument job, CancellationToken ct) =>
        job is { Work: JobWork.Watch, Unsent.Count: > 0 } && await TryPublishAsync(job, ct) ? JobDecisions.Sent(job, clock.GetUtcNow(), pace.Options) : job;

    /// <summary>Writes the notes that wait.</summary>
    public Task IdleAsync(CancellationToken ct) => notes.FlushAsync(ct);

    private async Task<bool> TryPublishAsync(JobDocument job, CancellationToken ct)
    {
        // The publisher waits for a broker that is away; the document does not need it to.
        try
        {
            await clock.WithinAsync(options.Value.ResendAfter, limited => PublishAsync(job.Unsent, limited), ct);
            return true;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogUnsent(failure, job.Unsent.Count, job.Id);
            return false;
        }
    }

    private async Task PublishAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken ct)
    {
        foreach (var message in messages)
            await publisher.PublishAsync(message, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages of {Job} could not be published and wait for the next attempt")]
    private partial void LogUnsent(Exception failure, int count, string job);
}
