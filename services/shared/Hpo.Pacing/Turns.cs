namespace Hpo.Pacing;

/// <summary>One at a time, in the order in which they came; a semaphore promises no order.</summary>
internal sealed class Turns
{
    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> line = [];
    private bool taken;

    /// <summary>Returns when it is the caller's turn, which <see cref="Pass"/> ends.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (!taken)
            {
                taken = true;
                return;
            }

            line.AddLast(mine);
        }

        using var giveUp = ct.Register(() => Leave(mine, ct));
        await mine.Task;
    }

    /// <summary>Gives the turn to the next.</summary>
    public void Pass()
    {
        lock (gate)
        {
            if (line.First is { Value: var next })
            {
                line.RemoveFirst();
                next.SetResult();
            }
            else
            {
                taken = false;
            }
        }
    }

    // Who was given the turn in the same moment keeps it and passes it on.
    private void Leave(TaskCompletionSource mine, CancellationToken ct)
    {
        lock (gate)
        {
            if (line.Remove(mine))
                mine.SetCanceled(ct);
        }
    }
}
