using Hpo.Contracts;

namespace Hpo.Trainer;

internal static partial class JobDecisions
{
    /// <summary>Somebody looked at the job of an attempt.</summary>
    public static JobDocument AfterLook(JobDocument job, int attempt, DescribeResult result, DateTimeOffset now, TrainerOptions options)
    {
        if (job.Attempt != attempt || job.Work != JobWork.Watch)
            return job;

        return result switch
        {
            DescribeResult.Found { Job.Phase: JobPhase.InProgress or JobPhase.Stopping } => StillRunning(job, attempt, now, options),
            DescribeResult.Found found => End(job, found.Job, now, options),
            DescribeResult.Missing => Missing(job, attempt, now, options),
            DescribeResult.Unavailable => LookAgain(job, now, options),
            _ => throw new ArgumentException($"Unknown result {result}.", nameof(result)),
        };
    }

    /// <summary>The job of an attempt has not ended.</summary>
    public static JobDocument StillRunning(JobDocument job, int attempt, DateTimeOffset now, TrainerOptions options)
    {
        var isNews = job.Refusals > 0 || job.HasChanged || job.DueAt <= now;
        return job.Attempt == attempt && job.Work == JobWork.Watch && isNews
            ? job with { Refusals = 0, HasChanged = false, DueAt = PollSchedule.Next(job, now, options) }
            : job;
    }

    /// <summary>Somebody heard that the job of that name changed. A look is due now, however many other jobs are watched; what it sees decides.</summary>
    public static JobDocument Wake(JobDocument job, string jobName, DateTimeOffset now) =>
        job.Work == JobWork.Watch && job.JobName == jobName && !(job.HasChanged && job.DueAt <= now) ? job with { HasChanged = true, DueAt = now } : job;

    /// <summary>
    /// What a look decides, unless it only puts off the next one and somebody has set the time of that meanwhile: an event or an order to stop may know of
    /// more than the look could see.
    /// </summary>
    /// <param name="before">The document as it was when the look began.</param>
    /// <param name="newest">The document now.</param>
    /// <param name="decided">What the look decides on it.</param>
    public static JobDocument KeepingDue(JobDocument before, JobDocument newest, JobDocument decided) =>
        newest.DueAt != before.DueAt && decided.State == newest.State && decided.Attempt == newest.Attempt ? newest : decided;

    /// <summary>Whether the answer tells that the job has ended.</summary>
    public static bool IsEnd(DescribeResult result) => result is DescribeResult.Found { Job.Phase: not (JobPhase.InProgress or JobPhase.Stopping) };

    /// <summary>Whether the service must be told to stop the job. Asked at every look, so a lost request repeats itself.</summary>
    public static bool NeedsStop(JobDocument job, DescribeResult result) =>
        job.State == JobState.Stopping && result is DescribeResult.Found { Job.Phase: JobPhase.InProgress };

    private static JobDocument LookAgain(JobDocument job, DateTimeOffset now, TrainerOptions options) => job with
    {
        Refusals = job.Refusals + 1,
        DueAt = now + RetryDelay(job, job.Refusals + 1, options),
    };

    // Just after its launch a job may not be visible everywhere yet.
    private static JobDocument Missing(JobDocument job, int attempt, DateTimeOffset now, TrainerOptions options)
    {
        if (now - job.LaunchedAt < options.MissingGrace)
            return StillRunning(job, attempt, now, options);

        var end = job.Stop is { } stop
            ? JobEnd.Stopped(FailureClass.Stopped, stop.Reason)
            : JobEnd.Failed(FailureClass.Infrastructure, $"The training job '{job.JobName}' does not exist any more: it was deleted, or the trainer looks in another account or region. Find out who deletes jobs, or mend Aws:Region and the credentials, before the study goes on.");
        return Settle(job, end, null, now, options);
    }

    private static JobDocument End(JobDocument job, JobDescription description, DateTimeOffset now, TrainerOptions options) =>
        Settle(job, JobEnds.Classify(description, job.Stop, job.Candidate.Training.MaxRuntimeSeconds, job.Candidate.Job?.MayEndEarly == true), description, now, options);

    private static JobDocument Settle(JobDocument job, JobEnd end, JobDescription? description, DateTimeOffset now, TrainerOptions options)
    {
        // A job that somebody else launched is theirs to launch again.
        var retry = end.FailureClass == FailureClass.Infrastructure && job.Candidate.Job is null && job.Attempt < job.Candidate.Training.MaxAttempts;
        return retry ? NextAttempt(job, end, description, now, options) : Finish(job, end, description, now, options);
    }

    private static JobDocument NextAttempt(JobDocument job, JobEnd end, JobDescription? description, DateTimeOffset now, TrainerOptions options)
    {
        var next = job with
        {
            State = JobState.Queued,
            Attempt = job.Attempt + 1,
            Shortages = job.Shortages + (end.IsShortage ? 1 : 0),
            EarlierBillableSeconds = Sum(job.EarlierBillableSeconds, description?.BillableSeconds),
            EarlierSeconds = Sum(job.EarlierSeconds, description?.Seconds),
            MayExist = false,
            HasChanged = false,
            Refusals = 0,
            LaunchedAt = null,
        };
        return Saying(next, JobMessages.Completed(job, end, description, willRetry: true, now), now, options);
    }

    private static double? Sum(double? earlier, double? last) => last is null ? earlier : (earlier ?? 0) + last;

    private static JobDocument Finish(JobDocument job, JobEnd end, JobDescription? description, DateTimeOffset now, TrainerOptions options) =>
        Saying(
            job with { State = JobState.Finished, Owner = null, HasChanged = false },
            JobMessages.Completed(job, end, description, willRetry: false, now),
            now,
            options);
}
