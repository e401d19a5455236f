using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Processes;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>Watches one process until it is gone: takes in its log, and ends it when told to or when its time is over.</summary>
internal sealed class ProcessLoop(JobProcess process, LogIngest log, StopSignal stop, TimeProvider clock, TimeSpan stopGrace)
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(250);

    private DateTimeOffset? interruptAt;
    private DateTimeOffset? killAt;
    private bool killed;
    private bool firstEventSeen;

    public required DateTimeOffset Deadline { get; init; }
    public required Action OnDeadline { get; init; }
    public required Action OnFirstEvent { get; init; }

    /// <summary>From the first line to the loss of the instance; null when it is kept.</summary>
    public TimeSpan? InterruptAfter { get; init; }

    public required Action OnInterrupt { get; init; }

    public async Task RunAsync(CancellationToken detach)
    {
        var poll = ShortestPoll;
        while (!process.Exited.IsCompleted)
        {
            var before = log.Events;
            var more = log.Pump(final: false);
            if (!firstEventSeen && log.Events > 0)
            {
                firstEventSeen = true;
                interruptAt = clock.GetUtcNow() + InterruptAfter;
                OnFirstEvent();
            }

            EndProcessIfDue();
            poll = log.Events > before ? ShortestPoll : Shorter(poll * 2, LongestPoll);
            await stop.SleepAsync(more ? TimeSpan.Zero : Shorter(poll, UntilNextDeadline()), process.Exited, detach);
            detach.ThrowIfCancellationRequested();
        }

        await process.Exited;
    }

    private void EndProcessIfDue()
    {
        var now = clock.GetUtcNow();
        while (stop.TryTake(out var grace))
            Terminate(now + grace);
        if (killAt is null && now >= interruptAt)
        {
            OnInterrupt();
            Terminate(now + stopGrace);
        }

        if (killAt is null && now >= Deadline)
        {
            OnDeadline();
            Terminate(now + stopGrace);
        }

        if (now < killAt || killAt is null || killed)
            return;
        killed = true;
        process.Kill();
    }

    /// <summary>A second request can only shorten the grace of the first.</summary>
    private void Terminate(DateTimeOffset kill)
    {
        if (killAt is null)
            process.Terminate();
        killAt = killAt < kill ? killAt : kill;
    }

    private TimeSpan UntilNextDeadline()
    {
        var next = killed ? DateTimeOffset.MaxValue : killAt ?? (interruptAt < Deadline ? interruptAt.Value : Deadline);
        var left = next - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
