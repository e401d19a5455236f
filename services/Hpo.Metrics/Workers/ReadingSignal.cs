namespace Hpo.Metrics.Workers;

/// <summary>Wakes the reading worker: at once when work arrived or a reader is free, or when the next job is due.</summary>
internal sealed class ReadingSignal : IDisposable
{
    private readonly Lock guard = new();
    private readonly SemaphoreSlim raised = new(0, 1);
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private DateTimeOffset armed = DateTimeOffset.MaxValue;

    public ReadingSignal(TimeProvider clock)
    {
        this.clock = clock;
        timer = clock.CreateTimer(_ => Raise(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Wakes the worker now.</summary>
    public void Raise()
    {
        lock (guard)
        {
            armed = DateTimeOffset.MaxValue;
            if (raised.CurrentCount == 0)
            {
                raised.Release();
            }
        }
    }

    /// <summary>Wakes the worker at that time, unless it wakes before.</summary>
    public void RaiseAt(DateTimeOffset? due)
    {
        if (due is not { } time)
        {
            return;
        }

        var wait = time - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            Raise();
            return;
        }

        lock (guard)
        {
            if (time < armed)
            {
                armed = time;
                timer.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Returns when the worker has to look.</summary>
    public Task WaitAsync(CancellationToken ct) => raised.WaitAsync(ct);

    public void Dispose()
    {
        timer.Dispose();
        raised.Dispose();
    }
}
