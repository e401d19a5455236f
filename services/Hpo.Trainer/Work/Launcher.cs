using Hpo.Messaging;
using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Launches trials. The order of steps makes a crash at any point harmless:
/// 1. claim: state Launching is saved under a lease (for a new trial together with its insert);
/// 2. create the job, under a name that can be taken only once;
/// 3. publish JobStarted: that the job exists is a fact, whatever is saved about it;
/// 4. save state Running, or, where jobs take milliseconds, watch it for a moment and save only what became of it.
/// After a crash the lease runs out, and whoever takes over looks whether the job exists before anything else.
/// </summary>
internal sealed partial class Launcher(
    Backends backends, JobKeeper keeper, OrderStore orders, QuotaHolds quotas, Follower follower, Strays strays, DueJobs dueJobs, DelayNotices notices, TimeProvider clock,
    IOptions<TrainerOptions> options, ILogger<Launcher> logger) : IJobWorker, IDisposable
{
    private readonly Slots slots = new(options.Value.MaxConcurrentLaunches, logger);
    private readonly CancellationTokenSource life = new();

    public JobWork Work => JobWork.Launch;

    /// <summary>Reserves one of the launches that may be under way at once; false when all are.</summary>
    public bool TryReserve() => slots.TryTake();

    /// <summary>Gives a reserved launch back.</summary>
    public void GiveBack() => slots.GiveBack();

    /// <summary>Launches a trial that is claimed already, in the place that was reserved.</summary>
    public void StartReserved(Versioned<JobDocument> claimed) =>
        slots.StartTaken(claimed.Document, () => LaunchAsync(claimed, life.Token), life.Token);

    /// <summary>Claims and launches a trial of the queue as soon as there is a place. Returns when it has begun, and tells at its end whether a job was launched.</summary>
    public Task StartAsync(Versioned<JobDocument> queued, Action<bool> ended, CancellationToken ct) =>
        slots.StartAsync(queued.Document, () => ClaimAndLaunchAsync(queued, ended, life.Token), ct);

    /// <summary>Takes over launches whose lease has run out.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        foreach (var job in await dueJobs.FindAsync(JobWork.Launch, ct))
            await slots.StartAsync(job.Document, () => TakeOverAsync(job, life.Token), ct);
    }

    public Task IdleAsync(CancellationToken ct) => slots.IdleAsync(ct);

    /// <summary>Interrupts what is under way.</summary>
    public Task InterruptAsync() => life.CancelAsync();

    public void Dispose()
    {
        life.Dispose();
        slots.Dispose();
    }

    private async Task ClaimAndLaunchAsync(Versioned<JobDocument> queued, Action<bool> ended, CancellationToken ct)
    {
        var isLaunched = false;
        try
        {
            // Another launch that was chosen together with this one may have been refused meanwhile.
            if (!quotas.IsHeld(queued.Document.Quota) && await dueJobs.ClaimAsync(queued, ct) is { } claimed)
                isLaunched = await LaunchAsync(claimed, ct);
        }
        finally
        {
            ended(isLaunched);
        }
    }

    private async Task TakeOverAsync(Versioned<JobDocument> job, CancellationToken ct)
    {
        if (await dueJobs.ClaimAsync(job, ct) is not { } claimed)
            return;

        var document = claimed.Document;
        if (await LookAsync(document, ct) is { } result)
            await LearnAsync(claimed, result, ct);
        else if (document.Stop is not null)
            await keeper.ApplyAsync(claimed, (newest, now) => JobDecisions.NeverLaunched(newest, document.Attempt, now, options.Value), ct);
        else if (await orders.IsPausedAsync(document.StudyId, ct))
            await keeper.ApplyAsync(claimed, (newest, now) => JobDecisions.PutBack(newest, options.Value.Instance, now), ct);
        else
            await LaunchAsync(claimed, ct);
    }

    private async Task<bool> LaunchAsync(Versioned<JobDocument> claimed, CancellationToken ct)
    {
        var result = await backends.LaunchAsync(LaunchRequests.For(claimed.Document), ct);
        await LearnAsync(claimed, result, ct);
        return result is LaunchResult.Launched;
    }

    /// <summary>What became of an earlier launch; null when it never reached the service.</summary>
    private async Task<LaunchResult?> LookAsync(JobDocument job, CancellationToken ct) => await backends.DescribeAsync(job, ct) switch
    {
        DescribeResult.Found found => JobOwnership.Judge(LaunchRequests.For(job), found.Job),
        DescribeResult.Unavailable unavailable => new LaunchResult.Unreachable(unavailable.Reason),
        _ => null,
    };

    private async Task LearnAsync(Versioned<JobDocument> claimed, LaunchResult result, CancellationToken ct)
    {
        var attempt = claimed.Document.Attempt;
        LogAnswer(claimed.Document.JobName, result);
        await TellQuotaAsync(claimed.Document, result, ct);
        var learned = await keeper.AnnounceAsync(JobDecisions.AfterLaunch(claimed.Document, attempt, result, clock.GetUtcNow(), options.Value), ct);
        if (learned.State == JobState.Running && learned.Unsent.Count == 0 && options.Value.SaveLaunchAfter > TimeSpan.Zero)
        {
            follower.Follow(new Followed(claimed, learned, result, clock.GetUtcNow() + options.Value.SaveLaunchAfter));
            return;
        }

        var after = await keeper.ApplyAsync(
            claimed,
            (newest, now) => ReferenceEquals(newest, claimed.Document) ? learned : JobDecisions.AfterLaunch(newest, attempt, result, now, options.Value),
            ct);
        if (result is LaunchResult.Launched)
            await strays.StopUnwantedAsync(LaunchRequests.For(claimed.Document).Marker, after.Document, ct);
        else if (result is LaunchResult.Unreachable(var reason))
            await notices.TellAsync(after.Document.StudyId, after.Document.Trial, attempt, reason, ct);
    }

    private Task TellQuotaAsync(JobDocument job, LaunchResult result, CancellationToken ct) => result switch
    {
        LaunchResult.QuotaExceeded => quotas.RefusedAsync(job.Quota, ct),
        LaunchResult.Launched => quotas.LaunchedAsync(job.Quota, ct),
        _ => Task.CompletedTask,
    };

    private void LogAnswer(string jobName, LaunchResult result)
    {
        switch (result)
        {
            case LaunchResult.QuotaExceeded(var reason):
                LogWaits(jobName, reason);
                break;
            case LaunchResult.Throttled(var reason):
                LogWaits(jobName, reason);
                break;
            case LaunchResult.Unreachable(var reason):
                LogUnknown(jobName, reason);
                break;
            case LaunchResult.Rejected(var reason):
                LogRefused(jobName, reason);
                break;
            case LaunchResult.Conflict(var reason):
                LogRefused(jobName, reason);
                break;
            default:
                LogLaunched(jobName);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Training job {JobName} launched")]
    private partial void LogLaunched(string jobName);

    [LoggerMessage(Level = LogLevel.Information, Message = "Training job {JobName} waits in the queue: {Reason}")]
    private partial void LogWaits(string jobName, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether training job {JobName} was launched is not known yet: {Reason}")]
    private partial void LogUnknown(string jobName, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Training job {JobName} was refused: {Reason}")]
    private partial void LogRefused(string jobName, string reason);
}
