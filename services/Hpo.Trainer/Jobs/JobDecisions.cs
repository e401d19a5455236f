using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>
/// What happens to a trial: given its document, what was learned and the time, the new document, messages included. A decision that does not apply
/// (any more) answers the same document, so that everything may be decided twice.
/// </summary>
internal static partial class JobDecisions
{
    /// <summary>A trial nobody has heard of.</summary>
    public static JobDocument Propose(CandidateProposed candidate, DateTimeOffset now) =>
        new() { Candidate = candidate, State = JobState.Queued, DueAt = now };

    /// <summary>A trial nobody has heard of, whose job somebody else launched.</summary>
    public static JobDocument Adopt(CandidateProposed candidate, AdoptedJob adopted, DateTimeOffset now, TrainerOptions options)
    {
        var job = Propose(candidate, now) with { State = JobState.Running, MayExist = true, LaunchedAt = adopted.CreatedAt };
        return Saying(job, JobMessages.Started(job, adopted.CreatedAt), now, options);
    }

    /// <summary>
    /// A trial is proposed again. The optimizer does so when it misses the outcome, so a trial that has finished tells it once more.
    /// </summary>
    public static JobDocument ProposeAgain(JobDocument job, DateTimeOffset now, TrainerOptions options) =>
        job is { State: JobState.Finished, Unsent.Count: 0, Said.Count: > 0 } ? job with { Unsent = job.Said, DueAt = now + options.ResendAfter } : job;

    /// <summary>
    /// A process takes the next step. A launch is leased, and from here on the job may exist: this is saved before the launch, so that a crash in between
    /// leaves a question (answered by a look at the service) and never a second job. A look needs no lease, as two at once are harmless: the write only
    /// sets the time at which the store offers the job again. Messages that are still to be sent are reserved longer than an attempt to send them takes,
    /// so that two processes do not send in turns.
    /// </summary>
    public static JobDocument Claim(JobDocument job, string owner, DateTimeOffset now, TrainerOptions options) => job.Work switch
    {
        JobWork.Queue or JobWork.Launch => job with { Owner = owner, DueAt = now + options.Lease, State = JobState.Launching, MayExist = true },
        JobWork.Watch when job.Unsent.Count == 0 => job with { DueAt = Later(PollSchedule.Next(job, now, options), now + options.WatchShift) },
        _ => job with { DueAt = now + (2 * options.ResendAfter) },
    };

    /// <summary>A process that had reserved a place for a launch does not launch: its study is paused.</summary>
    public static JobDocument PutBack(JobDocument job, string owner, DateTimeOffset now) =>
        job.State == JobState.Launching && job.Owner == owner ? job with { State = JobState.Queued, Owner = null, DueAt = now } : job;

    /// <summary>A process that starts gives back what it had claimed before it died.</summary>
    public static JobDocument Release(JobDocument job, string owner, DateTimeOffset now) =>
        job.Owner == owner && job.Work is not null ? job with { Owner = null, DueAt = now } : job;

    /// <summary>Its messages were published.</summary>
    public static JobDocument Sent(JobDocument job, DateTimeOffset now, TrainerOptions options)
    {
        var sent = job with { Unsent = [] };
        return job.State switch
        {
            JobState.Finished => sent with { DueAt = null, Said = job.Unsent },
            JobState.Launching => sent,
            JobState.Queued => sent with { DueAt = job.Stop is null ? now + RetryDelay(job, job.Attempt - 1, options) : now },
            _ => sent with { DueAt = PollSchedule.First(job, now, options) },
        };
    }

    private static JobDocument Saying(JobDocument job, OutgoingMessage message, DateTimeOffset now, TrainerOptions options) =>
        job with { Unsent = [.. job.Unsent, message], DueAt = now + options.ResendAfter };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static TimeSpan RetryDelay(JobDocument job, int times, TrainerOptions options) =>
        Backoff.Delay(options.RetryDelay, options.MaxRetryDelay, times, job.JobName);
}
