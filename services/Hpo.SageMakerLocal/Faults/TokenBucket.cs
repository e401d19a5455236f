namespace Hpo.SageMakerLocal.Faults;

internal sealed class TokenBucket(TimeProvider clock, double perSecond, int burst)
{
    private readonly Lock gate = new();
    private double tokens = burst;
    private long filledAt = clock.GetTimestamp();

    public bool TryTake()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            tokens = Math.Min(burst, tokens + clock.GetElapsedTime(filledAt, now).TotalSeconds * perSecond);
            filledAt = now;
            if (tokens < 1)
                return false;
            tokens--;
            return true;
        }
    }
}
