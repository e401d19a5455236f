namespace Hpo.Metrics.Logs;

/// <summary>Lets through so many calls per second, a second's worth of them at once; the others wait their turn.</summary>
/// <param name="perSecond">Calls per second; 0 = as many as come.</param>
/// <param name="clock">The time.</param>
public sealed class TokenBucket(double perSecond, TimeProvider clock)
{
    private readonly Lock guard = new();
    private readonly double capacity = Math.Max(1, perSecond);
    private double tokens = Math.Max(1, perSecond);
    private long filledAt = clock.GetTimestamp();

    /// <summary>Returns when the caller may go on.</summary>
    /// <param name="ct">Gives up waiting; the turn is lost.</param>
    public Task TakeAsync(CancellationToken ct)
    {
        var wait = perSecond <= 0 ? TimeSpan.Zero : Reserve();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, ct) : Task.CompletedTask;
    }

    // The balance may go below zero: what is missing then is the time this caller has to wait.
    private TimeSpan Reserve()
    {
        lock (guard)
        {
            var now = clock.GetTimestamp();
            tokens = Math.Min(capacity, tokens + clock.GetElapsedTime(filledAt, now).TotalSeconds * perSecond) - 1;
            filledAt = now;
            return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / perSecond);
        }
    }
}
