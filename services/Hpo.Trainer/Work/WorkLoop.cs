using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Claims the documents of one kind of work when they fall due and hands them over. Sleeps until the next one is due: no tick, no scan of the collection.
/// </summary>
internal sealed partial class WorkLoop(
    JobStore store, JobKeeper keeper, Alarms alarms, TimeProvider clock, IOptions<TrainerOptions> options, ILogger<WorkLoop> logger)
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);

    public async Task RunAsync(JobWork work, IJobWorker worker, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await alarms[work].WaitAsync(options.Value.SweepInterval, ct);
                await RoundAsync(work, worker, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(failure, work);
                alarms[work].Set(clock.GetUtcNow() + PauseAfterError);
            }
        }
    }

    /// <summary>Claims and hands over everything that is due now, and sets the alarm for what is due next.</summary>
    public async Task RoundAsync(JobWork work, IJobWorker worker, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await store.DueAsync(work, now, MostAtOnce, ct);
        var next = due.Count == MostAtOnce ? now : await store.NextDueAsync(work, now, ct);
        if (next is { } at)
            alarms[work].Set(at);

        await worker.HandleAsync(due, ClaimAsync, ct);
    }

    private async Task<Versioned<JobDocument>?> ClaimAsync(Versioned<JobDocument> job, CancellationToken ct)
    {
        var claimed = JobDecisions.Claim(job.Document, options.Value.Instance, clock.GetUtcNow(), options.Value);
        return await keeper.TrySaveAsync(claimed, job.Version, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the {Work} loop failed; it goes on")]
    private partial void LogFailed(Exception failure, JobWork work);
}
