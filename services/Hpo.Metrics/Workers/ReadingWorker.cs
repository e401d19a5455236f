using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;
using Hpo.Pacing;
using Hpo.Storage;

namespace Hpo.Metrics.Workers;

/// <summary>Gives due readings to a bounded number of readers: first where a trial waits for its outcome, last where only a curve is incomplete.</summary>
internal sealed class ReadingWorker(
    ReadingStore store, ReadingTurn turn, LateWrites<JobReading> notes, ReadingSignal signal, Pace pace, TimeProvider clock, ILogger<ReadingWorker> log)
    : BackgroundService
{
    // What another replica or process left behind is found at this pace.
    private static readonly TimeSpan IdlePoll = TimeSpan.FromSeconds(5);
    private static readonly Lane[] Urgency = [Lane.Outcome, Lane.Follow, Lane.Curve];

    private readonly Lock guard = new();
    private readonly HashSet<Slot> running = [];
    private CancellationToken stopping;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        stopping = stoppingToken;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartDueAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "Due readings could not be started");
            }

            signal.RaiseAt(clock.GetUtcNow() + IdlePoll);
            await signal.WaitAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAny(DrainAsync(), Task.Delay(Timeout.Infinite, cancellationToken));
        await notes.FlushAsync(cancellationToken);
    }

    /// <summary>Starts a turn for every due reading as long as readers are free.</summary>
    /// <returns>How many were started.</returns>
    internal async Task<int> StartDueAsync(CancellationToken ct)
    {
        var started = 0;
        foreach (var lane in Urgency)
        {
            var room = Room(lane);
            var next = room > 0 ? await store.NextAsync(lane, room, ct) : [];
            foreach (var reading in next)
            {
                if (reading.Document.DueAt > clock.GetUtcNow())
                {
                    signal.RaiseAt(reading.Document.DueAt);
                    break;
                }

                if (await turn.ClaimAsync(reading, ct) is { } claimed)
                {
                    Start(claimed, lane, ct);
                    started++;
                }
            }
        }

        return started;
    }

    /// <summary>Starts a turn for a reading that the caller has reserved, if a reader is free.</summary>
    internal bool TryStart(Versioned<JobReading> reserved)
    {
        lock (guard)
        {
            var lane = reserved.Document.Lane();
            if (Room(lane) <= 0)
            {
                return false;
            }

            Start(reserved, lane, stopping);
            return true;
        }
    }

    /// <summary>Waits until the turns that were started are over.</summary>
    internal Task DrainAsync()
    {
        lock (guard)
        {
            return Task.WhenAll(running.Select(slot => slot.Work));
        }
    }

    // One reader is always left for trials that wait for their outcome, however long the other logs are.
    private int Room(Lane lane)
    {
        lock (guard)
        {
            var free = pace.Readers - running.Count;
            return lane == Lane.Outcome ? free : Math.Min(free, pace.Readers - 1 - running.Count(slot => slot.Lane != Lane.Outcome));
        }
    }

    private void Start(Versioned<JobReading> claimed, Lane lane, CancellationToken ct)
    {
        var slot = new Slot(lane);
        lock (guard)
        {
            running.Add(slot);
            slot.Work = Task.Run(() => RunAsync(slot, claimed, ct), CancellationToken.None);
        }
    }

    private async Task RunAsync(Slot slot, Versioned<JobReading> claimed, CancellationToken ct)
    {
        try
        {
            await turn.RunAsync(claimed, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            log.LogDebug("Reading of {JobName} was interrupted by the shutdown", claimed.Document.JobName);
        }
        catch (Exception error)
        {
            log.LogError(error, "Reading of {JobName} failed; it is repeated when its lease ends", claimed.Document.JobName);
        }
        finally
        {
            Free(slot);
        }
    }

    private void Free(Slot slot)
    {
        lock (guard)
        {
            running.Remove(slot);
        }

        signal.Raise();
    }

    private sealed class Slot(Lane lane)
    {
        public Lane Lane => lane;

        public Task Work { get; set; } = Task.CompletedTask;
    }
}
