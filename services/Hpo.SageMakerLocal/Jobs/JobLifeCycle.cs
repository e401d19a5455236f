using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>The life-cycle of a training job as pure steps; time is an argument.</summary>
internal static class JobLifeCycle
{
    private const int LongestFailureReason = 1024;

    public static TrainingJob Accept(TrainingJobRequest request, string body, string arn, long now) => new()
    {
        Name = request.Name,
        Arn = arn,
        Request = body,
        Created = now,
        Modified = now,
        Status = Status.InProgress,
        Transitions = [new Transition(SecondaryStatus.Starting, now, null, "Preparing the job")],
        Tags = [.. request.Tags],
    };

    public static TrainingJob Download(this TrainingJob job, long now) =>
        (job with { Started = job.Started ?? now }).Enter(SecondaryStatus.Downloading, now, "Providing the input channels");

    public static TrainingJob Train(this TrainingJob job, long now) => job.Enter(SecondaryStatus.Training, now, "The training program is running");

    /// <summary>The spot instance is taken away; that happens to a job once at most.</summary>
    public static TrainingJob Interrupt(this TrainingJob job, long now) =>
        job.Enter(SecondaryStatus.Interrupted, now, "The spot instance was taken away") with { InterruptAfter = null };

    public static TrainingJob Restart(this TrainingJob job, long now) => job.Enter(SecondaryStatus.Starting, now, "Preparing the job again");

    /// <summary>The secondary status of a job that is being stopped stays Stopping while its model is kept.</summary>
    public static TrainingJob Upload(this TrainingJob job, long now) =>
        job.StopCause is null ? job.Enter(SecondaryStatus.Uploading, now, "Keeping the model artifacts") : job;

    public static TrainingJob Stop(this TrainingJob job, StopCause cause, long now) => job.Status == Status.InProgress
        ? job.Enter(SecondaryStatus.Stopping, now, StopMessage(cause)) with { Status = Status.Stopping, StopCause = cause }
        : job;

    public static TrainingJob Complete(this TrainingJob job, long now) =>
        job.End(Status.Completed, SecondaryStatus.Completed, now, "Training job completed");

    /// <summary>The end of a job that was told to stop.</summary>
    public static TrainingJob Stopped(this TrainingJob job, long now) => job.StopCause switch
    {
        StopCause.MaxRuntime => job.End(Status.Stopped, SecondaryStatus.MaxRuntimeExceeded, now, "Training job ran longer than its maximum runtime"),
        StopCause.Shutdown => job.Fail("InternalServerError: the local endpoint was shut down.", now),
        _ => job.End(Status.Stopped, SecondaryStatus.Stopped, now, "Training job stopped"),
    };

    public static TrainingJob Fail(this TrainingJob job, string reason, long now) =>
        job.End(Status.Failed, SecondaryStatus.Failed, now, "Training job failed") with { FailureReason = Shorten(reason) };

    private static TrainingJob Enter(this TrainingJob job, string secondary, long now, string message)
    {
        var at = Math.Max(now, job.Transitions[^1].Start);
        var closed = job.Transitions.SetItem(job.Transitions.Length - 1, job.Transitions[^1] with { End = at });
        return job with { Modified = at, Transitions = closed.Add(new Transition(secondary, at, null, message)) };
    }

    private static TrainingJob End(this TrainingJob job, string status, string secondary, long now, string message)
    {
        var ended = job.Enter(secondary, now, message);
        var last = ended.Transitions[^1];
        return ended with
        {
            Status = status,
            Ended = last.Start,
            Transitions = ended.Transitions.SetItem(ended.Transitions.Length - 1, last with { End = last.Start }),
        };
    }

    private static string StopMessage(StopCause cause) => cause switch
    {
        StopCause.MaxRuntime => "Stopping: the maximum runtime is over",
        StopCause.Shutdown => "Stopping: the local endpoint is shutting down",
        _ => "Stopping on request",
    };

    private static string Shorten(string reason) => reason.Length <= LongestFailureReason ? reason : reason[..LongestFailureReason];
}
