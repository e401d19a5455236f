using System.Threading.RateLimiting;

namespace Hpo.Trainer;

/// <summary>Token buckets for calls per second.</summary>
internal static class Rates
{
    private const double FineRate = 10;
    private static readonly TimeSpan CoarsePeriod = TimeSpan.FromSeconds(1 / FineRate);

    /// <summary>A bucket that lets at most one second's calls through at once; null when the rate is 0, which means unlimited.</summary>
    public static RateLimiter? Limiter(double perSecond) => perSecond <= 0 ? null : new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
    {
        TokenLimit = (int)Math.Max(1, Math.Ceiling(perSecond)),
        // Slow rates get one token at a time, exactly; fast ones a tenth of a second's worth, as timers are no finer than milliseconds.
        TokensPerPeriod = perSecond <= FineRate ? 1 : (int)Math.Ceiling(perSecond / FineRate),
        ReplenishmentPeriod = perSecond <= FineRate ? TimeSpan.FromSeconds(1 / perSecond) : CoarsePeriod,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
