using System.Collections.Concurrent;
using Hpo.Metrics.Options;

namespace Hpo.Metrics.Handlers;

/// <summary>
/// Lets the message of a job's start wait a moment for that of its end. A job of milliseconds is then recorded once, by its end; where the end goes to
/// another replica, or does not come, the start is recorded a moment later.
/// </summary>
internal sealed class AwaitedEnds(Pace pace, TimeProvider clock)
{
    // Those that wait hold up the queue behind them, in which the ends come.
    private const int MostWaiting = 12;

    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new();

    /// <summary>A job's end was recorded.</summary>
    public void Ended(string id)
    {
        if (waiting.TryGetValue(id, out var start))
        {
            start.TrySetResult();
        }
    }

    /// <summary>Whether a start is not recorded yet, because it waits here.</summary>
    public bool IsAwaited(string id) => waiting.ContainsKey(id);

    /// <summary>Whether the end of the job was recorded within the grace.</summary>
    public async Task<bool> ComesAsync(string id, CancellationToken ct)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (pace.StartGrace <= TimeSpan.Zero || waiting.Count >= MostWaiting || !waiting.TryAdd(id, ended))
        {
            return false;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(ended.Task, Task.Delay(pace.StartGrace, clock, enough.Token));
        await enough.CancelAsync();
        waiting.TryRemove(id, out _);
        return ended.Task.IsCompleted;
    }
}
