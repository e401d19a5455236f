using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Finds jobs that run although no trial wants them: a launch that reached the service after everybody had given it up, a job that was invisible
/// when its next attempt was decided. Jobs of trials that this trainer does not know are left alone; they may be another installation's.
/// </summary>
internal sealed partial class OrphanSweep(
    ITrainingBackend backend, JobStore store, TimeProvider clock, IOptions<TrainerOptions> options, ILogger<OrphanSweep> logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.Value.ReconcileInterval, clock, ct);
                await SweepAsync(ct);
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

    /// <summary>One search through everything that runs.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        var query = new JobListQuery(clock.GetUtcNow() - options.Value.ReconcileWindow, OnlyInProgress: true);
        string? token = null;
        do
        {
            if (await backend.ListAsync(query, token, ct) is not ListResult.Page page)
                return;
            foreach (var job in page.Jobs)
            {
                if (job.Phase == JobPhase.InProgress && await IsOrphanAsync(job.Name, ct))
                    LogStopped(job.Name, await backend.StopAsync(job.Name, ct));
            }

            token = page.NextToken;
        }
        while (token is not null);
    }

    private async Task<bool> IsOrphanAsync(string jobName, CancellationToken ct)
    {
        if (JobMarkers.FromName(jobName) is not { } marker || await store.FindAsync(JobDocument.IdFor(marker.StudyId, marker.Trial), ct) is not { } known)
            return false;

        return JobMarkers.IsUnwanted(marker, known.Document)
            && await backend.DescribeAsync(jobName, ct) is DescribeResult.Found found
            && found.Job.Marker == marker;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Training job {JobName} ran although no trial wants it: {Answer}")]
    private partial void LogStopped(string jobName, StopResult answer);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search for unwanted training jobs failed; it goes on")]
    private partial void LogFailed(Exception failure);
}
