namespace Hpo.Trainer;

/// <summary>What a wait for news brought.</summary>
/// <param name="Events">The messages; mostly none.</param>
/// <param name="Problem">Why there can be none, and what to do, for people; null while the queue answers.</param>
internal sealed record EventBatch(IReadOnlyList<QueuedEvent> Events, string? Problem)
{
    public static EventBatch Of(IReadOnlyList<QueuedEvent> events) => new(events, null);

    public static EventBatch Unavailable(string problem) => new([], problem);
}
