using Hpo.Contracts;

namespace Hpo.Trainer;

internal static partial class JobDecisions
{
    /// <summary>The service answered the launch of an attempt.</summary>
    public static JobDocument AfterLaunch(JobDocument job, int attempt, LaunchResult result, DateTimeOffset now, TrainerOptions options)
    {
        if (job.Attempt != attempt || job.Work != JobWork.Launch)
            return job;

        return result switch
        {
            LaunchResult.Launched => Launched(job, now, now, options),
            LaunchResult.AlreadyOurs ours => Launched(job, ours.CreatedAt ?? now, now, options),
            LaunchResult.QuotaExceeded => Requeue(job, options.QuotaDelay, options.MaxQuotaDelay, now),
            LaunchResult.Throttled or LaunchResult.Unreachable => Requeue(job, options.RetryDelay, options.MaxRetryDelay, now),
            LaunchResult.Rejected rejected => Finish(job, JobEnd.Failed(FailureClass.Request, rejected.Reason), null, now, options),
            LaunchResult.Conflict conflict => Finish(job, JobEnd.Failed(FailureClass.Request, conflict.Reason), null, now, options),
            _ => throw new ArgumentException($"Unknown launch result {result}.", nameof(result)),
        };
    }

    /// <summary>The trial is to stop, and a look at the service showed that its job was never created.</summary>
    public static JobDocument NeverLaunched(JobDocument job, int attempt, DateTimeOffset now, TrainerOptions options) =>
        job.Attempt == attempt && job.Work == JobWork.Launch && job.Stop is { } stop
            ? Finish(job, JobEnd.Stopped(FailureClass.Stopped, stop.Reason), null, now, options)
            : job;

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

    // Neither quota nor throttling consumes an attempt: the trial did not fail, it waits.
    private static JobDocument Requeue(JobDocument job, TimeSpan first, TimeSpan longest, DateTimeOffset now) => job with
    {
        State = JobState.Queued,
        Owner = null,
        Refusals = job.Refusals + 1,
        DueAt = now + Backoff.Delay(first, longest, job.Refusals + 1, job.JobName),
    };
}
