namespace Hpo.Trainer;

/// <summary>Wakes one loop at the earliest time that anybody asked for, to the millisecond.</summary>
internal sealed class Alarm(TimeProvider clock)
{
    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;
    private TaskCompletionSource earlier = NewSource();

    /// <summary>When the loop wakes as things are.</summary>
    public DateTimeOffset Next
    {
        get
        {
            lock (gate)
                return next;
        }
    }

    /// <summary>Wakes the loop at that time at the latest.</summary>
    public void Set(DateTimeOffset at)
    {
        lock (gate)
        {
            if (at >= next)
                return;
            next = at;
            earlier.TrySetResult();
        }
    }

    /// <summary>Waits for the time that is set, then sets the next one, before which only <see cref="Set"/> wakes the loop.</summary>
    /// <param name="thenAfter">How long the loop may sleep after this when nobody sets an earlier time.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task WaitAsync(TimeSpan thenAfter, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (TryTake(thenAfter))
                return;
            var (delay, changed) = Remaining();
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(changed, Task.Delay(delay, clock, enough.Token));
            await enough.CancelAsync();
        }
    }

    /// <summary>Does rounds, each when its time has come, until it is cancelled; one that fails ends nothing.</summary>
    /// <param name="thenAfter">How long the loop may sleep when nobody sets an earlier time.</param>
    /// <param name="round">One round.</param>
    /// <param name="failed">What to do about a round that failed.</param>
    /// <param name="ct">Ends the rounds.</param>
    public async Task RepeatAsync(TimeSpan thenAfter, Func<CancellationToken, Task> round, Action<Exception> failed, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(thenAfter, ct);
                await round(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                failed(failure);
            }
        }
    }

    /// <summary>Whether the time that is set has come; if so the next one is set.</summary>
    public bool TryTake(TimeSpan thenAfter)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (next > now)
                return false;
            next = now + thenAfter;
            return true;
        }
    }

    private (TimeSpan Delay, Task Changed) Remaining()
    {
        lock (gate)
        {
            if (earlier.Task.IsCompleted)
                earlier = NewSource();

            // Timers cut fractions of a millisecond off; rounded down, the loop would spin through the last one.
            var delay = Math.Max(0, Math.Ceiling((next - clock.GetUtcNow()).TotalMilliseconds));
            return (TimeSpan.FromMilliseconds(delay), earlier.Task);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
