namespace Hpo.SageMakerLocal.Logs;

/// <summary>A page of events and the numbers around it: the one to go on with forward, and the one before which to go on backward.</summary>
internal sealed record EventPage(IReadOnlyList<LogIndexEntry> Entries, long First, long Next)
{
    public const int MostEvents = 10_000;
    private const int MostBytes = 1 << 20;
    private const int OverheadPerEvent = 26; // CloudWatch counts it per event

    public static EventPage Forward(IEventSource events, EventRange range, long position, int limit)
    {
        var first = Math.Max(position, range.From);
        var window = events.Entries(Math.Min(first, range.To), (int)Math.Clamp(range.To - first, 0, limit));
        var taken = window.Take(Fitting(window)).ToList();
        return new EventPage(taken, first, first + taken.Count);
    }

    public static EventPage Backward(IEventSource events, EventRange range, long position, int limit)
    {
        var next = Math.Clamp(position, range.From, range.To);
        var first = Math.Max(range.From, next - limit);
        var window = events.Entries(first, (int)(next - first));
        var taken = window.TakeLast(Fitting(window.Reverse())).ToList();
        return new EventPage(taken, next - taken.Count, next);
    }

    /// <summary>How many events fit into a page; at least one, or a reader would never get past it.</summary>
    private static int Fitting(IEnumerable<LogIndexEntry> entries)
    {
        long bytes = 0;
        return Math.Max(1, entries.TakeWhile(e => (bytes += e.Length + OverheadPerEvent) <= MostBytes).Count());
    }
}
