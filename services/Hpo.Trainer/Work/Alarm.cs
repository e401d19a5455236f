namespace Hpo.Trainer;

/// <summary>Wakes one loop at the earliest time that anybody asked for, to the millisecond.</summary>
internal sealed class Alarm(TimeProvider clock)
{
    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;
    private TaskCompletionSource earlier = NewSource();

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
            var (delay, changed) = Remaining(thenAfter);
            if (delay <= TimeSpan.Zero)
                return;

            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(changed, Task.Delay(delay, clock, enough.Token));
            await enough.CancelAsync();
        }
    }

    private (TimeSpan Delay, Task Changed) Remaining(TimeSpan thenAfter)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (next <= now)
            {
                next = now + thenAfter;
                return (TimeSpan.Zero, Task.CompletedTask);
            }

            if (earlier.Task.IsCompleted)
                earlier = NewSource();

            // Timers cut fractions of a millisecond off; rounded down, the loop would spin through the last one.
            return (TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds)), earlier.Task);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
