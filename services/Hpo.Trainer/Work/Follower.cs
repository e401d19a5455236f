using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Looks at jobs from memory while their documents are reserved for this process. A job that takes milliseconds is seen to its end within its lease, and
/// its launch and its end are saved in one write. When the process dies, the documents are offered to others as soon as they fall due.
/// </summary>
internal sealed partial class Follower(
    Backends backends, JobKeeper keeper, TimeProvider clock, IOptions<TrainerOptions> options, ILogger<Follower> logger) : IDisposable
{
    // Many jobs are looked at less often: at most about a thousand looks a second.
    private static readonly TimeSpan LeastPerJob = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentDictionary<string, Followed> followed = new();
    private readonly PriorityQueue<Followed, DateTimeOffset> looks = new();
    private readonly Lock gate = new();
    private readonly Alarm alarm = new(clock);
    private readonly Slots slots = new(options.Value.MaxConcurrentPolls, logger);

    /// <summary>When the next look is due.</summary>
    public DateTimeOffset NextLook => alarm.Next;

    /// <summary>Looks at a job until its reservation ends. An earlier entry of the same trial is forgotten.</summary>
    public void Follow(Followed job) => LookAt(job, PollSchedule.FromMemory(job.Job, clock.GetUtcNow(), options.Value));

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await alarm.WaitAsync(options.Value.SweepInterval, ct);
                await RoundAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Starts the looks that are due.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        alarm.TryTake(options.Value.SweepInterval);
        foreach (var job in TakeDue())
            await slots.StartAsync(job.Job, () => OnceAsync(job, ct), ct);
    }

    public Task IdleAsync(CancellationToken ct) => slots.IdleAsync(ct);

    /// <summary>Saves what is known only here, as the process ends.</summary>
    public async Task LeaveAsync(CancellationToken ct)
    {
        foreach (var job in followed.Values.Where(job => job.Launch is not null))
            await SaveAsync(job, ct);
        followed.Clear();
    }

    public void Dispose() => slots.Dispose();

    private void LookAt(Followed job, DateTimeOffset wanted)
    {
        var at = wanted < job.Until ? wanted : job.Until;
        followed[job.Job.Id] = job;
        lock (gate)
            looks.Enqueue(job, at);
        alarm.Set(at);
    }

    private List<Followed> TakeDue()
    {
        var due = new List<Followed>();
        lock (gate)
        {
            while (looks.TryPeek(out var job, out var at))
            {
                if (at > clock.GetUtcNow())
                {
                    alarm.Set(at);
                    break;
                }

                looks.Dequeue();
                if (followed.TryGetValue(job.Job.Id, out var newest) && ReferenceEquals(newest, job))
                    due.Add(job);
            }
        }

        return due;
    }

    // What fails is left to the store, which offers the document again when its reservation ends.
    private async Task OnceAsync(Followed job, CancellationToken ct)
    {
        try
        {
            await LookAsync(job, ct);
        }
        catch (Exception)
        {
            Leave(job);
            throw;
        }
    }

    private async Task LookAsync(Followed job, CancellationToken ct)
    {
        var result = await backends.DescribeAsync(job.Job, ct);
        if (JobDecisions.IsEnd(result))
            await EndAsync(job, result, ct);
        else
            await GoOnAsync(job, ct);
    }

    private async Task EndAsync(Followed job, DescribeResult result, CancellationToken ct)
    {
        Leave(job);
        var after = await keeper.ApplyAsync(
            job.Stored,
            (newest, now) => JobDecisions.AfterLook(job.CatchUp(newest, now, options.Value), job.Job.Attempt, result, now, options.Value),
            ct);
        LogEnded(job.Job.JobName, after.Document.State);
    }

    private async Task GoOnAsync(Followed job, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var interval = PollSchedule.Delay(now - (job.Job.LaunchedAt ?? now), options.Value);
        var least = LeastPerJob * followed.Count;
        var next = now + (interval > least ? interval : least);
        if (next < job.Until)
            LookAt(job, next);
        else if (job.Launch is not null)
            await SaveAsync(job, ct);
        else
            Leave(job);
    }

    // From here on the store knows that the job runs, and offers it when the reservation ends.
    private async Task SaveAsync(Followed job, CancellationToken ct)
    {
        Leave(job);
        var saved = await keeper.ApplyAsync(job.Stored, (newest, now) => Running(job, newest, now), ct);
        if (saved.Document is { State: JobState.Running, DueAt: { } until } document && document.Attempt == job.Job.Attempt)
            Follow(new Followed(saved, document, null, until));
    }

    private JobDocument Running(Followed job, JobDocument newest, DateTimeOffset now)
    {
        var caughtUp = job.CatchUp(newest, now, options.Value);
        return caughtUp.State == JobState.Running && ReferenceEquals(newest, job.Stored.Document)
            ? JobDecisions.Claim(caughtUp, options.Value.Instance, now, options.Value)
            : caughtUp;
    }

    private void Leave(Followed job) => followed.TryRemove(new KeyValuePair<string, Followed>(job.Job.Id, job));

    [LoggerMessage(Level = LogLevel.Information, Message = "Training job {JobName} ended; its trial is {State}")]
    private partial void LogEnded(string jobName, JobState state);
}
