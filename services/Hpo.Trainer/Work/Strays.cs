namespace Hpo.Trainer;

/// <summary>Stops jobs that run although no trial wants them.</summary>
internal sealed partial class Strays(ITrainingBackend backend, Backends backends, ILogger<Strays> logger)
{
    /// <summary>A launch got through after the trial had gone on without it, by a process that was slower than its lease.</summary>
    public async Task StopUnwantedAsync(JobMarker marker, JobDocument job, CancellationToken ct)
    {
        if (JobMarkers.IsUnwanted(marker, job))
            LogStopped(JobMarkers.NameOf(marker, job), await backends.StopAsync(job, JobMarkers.NameOf(marker, job), ct));
    }

    public async Task StopAsync(string jobName, CancellationToken ct) => LogStopped(jobName, await backend.StopAsync(jobName, ct));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Training job {JobName} ran although no trial wants it: {Answer}")]
    private partial void LogStopped(string jobName, StopResult answer);
}
