using Hpo.Contracts;

namespace Hpo.Trainer;

internal static partial class JobDecisions
{
    /// <summary>The trial is to stop. One that never reached the service is finished at once; any other ends when its job does.</summary>
    public static JobDocument Stop(JobDocument job, StopOrder order, DateTimeOffset now, TrainerOptions options)
    {
        if (job.State == JobState.Finished || job.Stop is not null)
            return job;
        if (!job.MayExist)
            return Finish(job with { Stop = order }, JobEnd.Stopped(FailureClass.Stopped, order.Reason), null, now, options);

        return job with
        {
            Stop = order,
            State = job.State == JobState.Running ? JobState.Stopping : job.State,
            // Whoever works on it meets the changed document when it saves; otherwise the next step is due now.
            DueAt = job.Owner is null ? now : job.DueAt,
        };
    }
}
