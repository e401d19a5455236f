namespace Hpo.Trainer;

/// <summary>The queue of news, in the trainer's own words. What can be expected of a remote service is a value.</summary>
internal interface IJobEventQueue
{
    /// <summary>Waits for news for a while. What is received is kept from other replicas for a time, then delivered again unless it was deleted.</summary>
    Task<EventBatch> ReceiveAsync(CancellationToken ct);

    /// <summary>Deletes what was dealt with. Whatever is not deleted is delivered again.</summary>
    /// <returns>What stood in the way, for people; null when nothing did.</returns>
    Task<string?> DeleteAsync(IReadOnlyList<QueuedEvent> events, CancellationToken ct);
}
