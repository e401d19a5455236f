using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Finds jobs that run although no trial wants them: a launch that reached the service after everybody had given it up, a job that was invisible when its
/// next attempt was decided, a job of a study that ended. Jobs of trials that this trainer does not know are left alone, as they may be another
/// installation's, unless it knows that their study or trial is to stop. One replica at a time does it.
/// </summary>
internal sealed partial class Reconciler(
    ITrainingBackend backend, JobStore store, OrderStore orders, Strays strays, Errands errands, TimeProvider clock, IOptions<TrainerOptions> options,
    ILogger<Reconciler> logger)
{
    private const string Errand = "reconcile";
    private const int ChecksPerInterval = 4;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await RunIfDueAsync(ct);
                await Task.Delay(options.Value.ReconcileInterval / ChecksPerInterval, clock, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(failure);
            }
        }
    }

    /// <summary>Reconciles if it is time and no other replica does.</summary>
    public async Task RunIfDueAsync(CancellationToken ct)
    {
        if (!await errands.TryTakeAsync(Errand, options.Value.ReconcileInterval, ct))
            return;
        await StopStraysAsync(ct);
        await orders.ForgetAsync(clock.GetUtcNow() - options.Value.OrderLifetime, studyId => HasNothingToDoAsync(studyId, ct), ct);
    }

    /// <summary>One search through everything that runs.</summary>
    private async Task StopStraysAsync(CancellationToken ct)
    {
        var query = new JobListQuery(clock.GetUtcNow() - options.Value.ReconcileWindow, Phase: JobPhase.InProgress);
        string? token = null;
        do
        {
            if (await backend.ListAsync(query, token, ct) is not ListResult.Page page)
                return;
            foreach (var job in page.Jobs.Where(job => job.Phase == JobPhase.InProgress))
            {
                if (await IsStrayAsync(job.Name, ct))
                    await strays.StopAsync(job.Name, ct);
            }

            token = page.NextToken;
        }
        while (token is not null);
    }

    private async Task<bool> IsStrayAsync(string jobName, CancellationToken ct)
    {
        foreach (var marker in JobMarkers.FromName(jobName))
        {
            if (await IsUnwantedAsync(marker, jobName, ct) && await IsOursAsync(jobName, marker, ct))
                return true;
        }

        return false;
    }

    private async Task<bool> IsUnwantedAsync(JobMarker marker, string jobName, CancellationToken ct) =>
        await store.FindAsync(JobDocument.IdFor(marker.StudyId, marker.Trial), ct) is { } known
            ? JobMarkers.IsUnwanted(marker, known.Document) && JobMarkers.NameOf(marker, known.Document) == jobName
            : await orders.StopOrderAsync(marker.StudyId, marker.Trial, ct) is not null;

    // A name proves nothing; only the marker does.
    private async Task<bool> IsOursAsync(string jobName, JobMarker marker, CancellationToken ct) =>
        await backend.DescribeAsync(jobName, ct) is DescribeResult.Found found && found.Job.Marker == marker;

    private async Task<bool> HasNothingToDoAsync(string studyId, CancellationToken ct)
    {
        await foreach (var _ in store.UnfinishedAsync(studyId, ct))
            return false;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search for unwanted training jobs failed; it goes on")]
    private partial void LogFailed(Exception failure);
}
