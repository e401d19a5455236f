namespace Hpo.SageMakerLocal.Logs;

/// <summary>Which events a reader may see: from number <paramref name="From"/> up to, not including, <paramref name="To"/>.</summary>
internal readonly record struct EventRange(long From, long To)
{
    /// <summary>Start is inclusive and end exclusive, as in the service; lines younger than the lateness are not visible yet.</summary>
    public static EventRange Visible(IEventSource events, long? start, long? end, long latestTime)
    {
        var to = Math.Min(FirstAtOrAfter(events, latestTime + 1), end is { } e ? FirstAtOrAfter(events, e) : long.MaxValue);
        return new EventRange(start is { } s ? Math.Min(to, FirstAtOrAfter(events, s)) : 0, to);
    }

    private static long FirstAtOrAfter(IEventSource events, long time)
    {
        long low = 0, high = events.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (events.Entries(middle, 1)[0].Time < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
