using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Launches queued trials. The order of steps makes a crash at any point harmless:
/// 1. claim: state Launching is saved;
/// 2. if an earlier claim may have launched this attempt, look whether its job exists;
/// 3. create the job, under a name that can be taken only once;
/// 4. save state Running together with JobStarted;
/// 5. publish JobStarted; 6. save that it was sent.
/// After a crash in 1 to 3 the lease runs out and step 2 finds the job or not; after 4 the message is sent by whoever comes next.
/// </summary>
internal sealed partial class Launcher(
    ITrainingBackend backend, JobKeeper keeper, IOptions<TrainerOptions> options, ILogger<Launcher> logger) : IJobWorker, IDisposable
{
    private readonly Slots slots = new(options.Value.MaxConcurrentLaunches, logger);

    public async Task HandleAsync(IReadOnlyList<Versioned<JobDocument>> due, Claim claim, CancellationToken ct)
    {
        foreach (var job in due)
        {
            await slots.StartAsync(job.Document, () => ClaimAndLaunchAsync(job, claim, ct), ct);
        }
    }

    public Task IdleAsync(CancellationToken ct) => slots.IdleAsync(ct);

    public void Dispose() => slots.Dispose();

    private async Task ClaimAndLaunchAsync(Versioned<JobDocument> job, Claim claim, CancellationToken ct)
    {
        if (await claim(job, ct) is not { } claimed)
            return;

        claimed = await keeper.SendAsync(claimed, ct);
        var result = job.Document.MayExist ? await LookAsync(claimed.Document, ct) : null;
        if (result is null && claimed.Document.Stop is not null)
        {
            await keeper.ApplyAsync(claimed, (newest, now) => JobDecisions.NeverLaunched(newest, claimed.Document.Attempt, now, options.Value), ct);
            return;
        }

        result ??= await backend.LaunchAsync(LaunchRequests.For(claimed.Document), ct);
        LogAnswer(claimed.Document.JobName, result);
        await keeper.ApplyAsync(claimed, (newest, now) => JobDecisions.AfterLaunch(newest, claimed.Document.Attempt, result, now, options.Value), ct);
    }

    /// <summary>What became of an earlier launch; null when it never reached the service.</summary>
    private async Task<LaunchResult?> LookAsync(JobDocument job, CancellationToken ct) => await backend.DescribeAsync(job.JobName, ct) switch
    {
        DescribeResult.Found found => JobOwnership.Judge(LaunchRequests.For(job), found.Job),
        DescribeResult.Unavailable unavailable => new LaunchResult.Unreachable(unavailable.Reason),
        _ => null,
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
