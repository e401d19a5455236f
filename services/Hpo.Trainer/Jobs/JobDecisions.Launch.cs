using Hpo.Contracts;

namespace Hpo.Trainer;

internal static partial class JobDecisions
{
    /// <summary>The service answered the launch of an attempt.</summary>
    public static JobDocument AfterLaunch(JobDocument job, int attempt, LaunchResult result, DateTimeOffset now, TrainerOptions options)
    {
        if (!IsToLaunch(job, attempt))
            return job;

        return result switch
        {
            LaunchResult.Launched => Launched(job, now, now, options),
            LaunchResult.AlreadyOurs ours => Launched(job, ours.CreatedAt ?? now, now, options),
            LaunchResult.QuotaExceeded => Wait(job, JobState.Queued, now),
            LaunchResult.Throttled => Wait(job, JobState.Queued, now + RetryDelay(job, job.Refusals + 1, options)),
            LaunchResult.Unreachable => Wait(job, JobState.Launching, now + RetryDelay(job, job.Refusals + 1, options)),
            LaunchResult.Rejected rejected => Finish(job, JobEnd.Failed(FailureClass.Request, rejected.Reason), null, now, options),
            LaunchResult.Conflict conflict => Finish(job, JobEnd.Failed(FailureClass.Request, conflict.Reason), null, now, options),
            _ => throw new ArgumentException($"Unknown launch result {result}.", nameof(result)),
        };
    }

    /// <summary>The trial is to stop, and a look at the service showed that its job was never created.</summary>
    public static JobDocument NeverLaunched(JobDocument job, int attempt, DateTimeOffset now, TrainerOptions options) =>
        IsToLaunch(job, attempt) && job.Stop is { } stop
            ? Finish(job, JobEnd.Stopped(FailureClass.Stopped, stop.Reason), null, now, options)
            : job;

    // A launch that was put back into the queue may turn out to have got through.
    private static bool IsToLaunch(JobDocument job, int attempt) => job.Attempt == attempt && job.State is (JobState.Queued or JobState.Launching);

    private static JobDocument Launched(JobDocument job, DateTimeOffset launchedAt, DateTimeOffset now, TrainerOptions options)
    {
        var launched = job with
        {
            State = job.Stop is null ? JobState.Running : JobState.Stopping,
            Owner = null,
            Refusals = 0,
            LaunchedAt = launchedAt,
        };
        return Saying(launched, JobMessages.Started(launched, launchedAt), now, options);
    }

    // Neither quota nor throttling consumes an attempt: the trial did not fail, it waits. How long it waits for the quota is not its own matter, see QuotaState.
    private static JobDocument Wait(JobDocument job, JobState state, DateTimeOffset until) =>
        job with { State = state, Owner = null, Refusals = job.Refusals + 1, DueAt = until };
}
