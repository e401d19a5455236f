namespace Hpo.Pacing;

/// <summary>
/// The arithmetic of a shared rate. Time is cut into slots, one call each, 1/rate apart; a slot belongs to whoever reserved it and may be used up to
/// <see cref="Slack"/> late. So the calls of any window of T seconds have slots in T + slack seconds, and are at most rate x T + <see cref="Burst"/>.
/// </summary>
internal static class RateRules
{
    private static readonly TimeSpan LeastSlack = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    /// <summary>Time between two slots, rounded up: rather too slow than too fast.</summary>
    public static TimeSpan Spacing(double perSecond) =>
        TimeSpan.FromTicks((long)Math.Ceiling(Math.Min(TimeSpan.TicksPerSecond / perSecond, TimeSpan.FromDays(1).Ticks)));

    /// <summary>How late a slot may be used. Half of it is what an idle rate may catch up at once, the other half is for the answer of the store.</summary>
    public static TimeSpan Slack(TimeSpan spacing) => spacing / 2 > LeastSlack ? spacing / 2 : LeastSlack;

    /// <summary>Calls that may come at once, whatever the window.</summary>
    public static double Burst(double perSecond)
    {
        var spacing = Spacing(perSecond);
        return 1 + (Slack(spacing) / spacing);
    }

    /// <summary>How many slots to reserve in one write: what is wanted within a fraction of a second, not more than the rate yields in it.</summary>
    public static int BatchSize(int waiting, int taken, TimeSpan since, TimeSpan spacing)
    {
        var most = Math.Max(1, (int)(BatchTime / spacing));
        // What was taken since the last reservation tells how fast calls come; at most twice as much next time, as the first calls of a rush tell little.
        var usual = (int)Math.Ceiling(taken * (since > BatchTime / 2 ? BatchTime / since : 2));
        return Math.Clamp(Math.Max(waiting, usual), 1, most);
    }

    /// <summary>Reserves slots that follow each other; the answer is the document afterwards and the first of them.</summary>
    public static (RateDocument After, DateTimeOffset First) Reserve(RateDocument rate, int count, TimeSpan spacing, DateTimeOffset now)
    {
        var earliest = now - (Slack(spacing) / 2);
        var first = rate.NextSlot > earliest ? rate.NextSlot : earliest;
        return (rate with { NextSlot = first + (count * spacing) }, first);
    }

    /// <summary>The service behind the operation complained: everybody rests, longer each time. Complaints of calls that were under way count once.</summary>
    public static RateDocument Rest(RateDocument rate, DateTimeOffset now)
    {
        if (rate.RestsUntil > now)
            return rate;

        var complaints = now - rate.RestsUntil > Forgotten ? 1 : rate.Complaints + 1;
        var rest = FirstRest * Math.Pow(2, Math.Min(complaints - 1, 10));
        var until = now + (rest < LongestRest ? rest : LongestRest);
        return rate with { Complaints = complaints, RestsUntil = until, NextSlot = rate.NextSlot > until ? rate.NextSlot : until };
    }
}
