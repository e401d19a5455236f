namespace Hpo.Messaging;

/// <summary>Work that is given up after a time: a publisher waits for a broker that is away, and not everybody can.</summary>
public static class TimeLimit
{
    /// <summary>Runs work until it ends or the time is over, which it meets as a cancellation that the caller did not ask for.</summary>
    /// <param name="clock">Measures the time.</param>
    /// <param name="limit">How long the work may take.</param>
    /// <param name="work">The work; it must heed its token.</param>
    /// <param name="ct">Gives up earlier.</param>
    public static async Task WithinAsync(this TimeProvider clock, TimeSpan limit, Func<CancellationToken, Task> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(work);
        using var patience = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        await work(either.Token);
    }
}
