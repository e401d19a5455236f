using System.Collections.Concurrent;

namespace Hpo.Services.Tests.Pacing;

/// <summary>Runs everything that awaits on one thread and in the order in which it came, so that a simulation repeats itself.</summary>
internal sealed class SingleThread : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> queue = new();

    public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue((d, state));

    /// <summary>Makes this thread's awaits come here until the answer is disposed.</summary>
    public IDisposable Enter()
    {
        var outer = Current;
        SetSynchronizationContext(this);
        return new Exit(outer);
    }

    /// <summary>Runs until nothing is left to run.</summary>
    public void Drain()
    {
        while (queue.TryDequeue(out var work))
            work.Callback(work.State);
    }

    private sealed class Exit(SynchronizationContext? outer) : IDisposable
    {
        public void Dispose() => SetSynchronizationContext(outer);
    }
}
