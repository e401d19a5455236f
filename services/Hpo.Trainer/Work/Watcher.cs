using System.Collections.Concurrent;
using Hpo.Messaging;
using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Looks at launched jobs whose documents are due. A look changes nothing in the service, so a crash at any point only means that it is repeated;
/// the end of a job is saved together with JobCompleted before that is published.
/// </summary>
internal sealed partial class Watcher(
    Backends backends, WatchPace pace, JobKeeper keeper, DueJobs dueJobs, Follower follower, Alarms alarms, DelayNotices notices, IOptions<TrainerOptions> options,
    ILogger<Watcher> logger) : IJobWorker, IDisposable
{
    private readonly ConcurrentDictionary<string, bool> underWay = new();
    private readonly Slots slots = new(options.Value.MaxConcurrentPolls, logger);

    public JobWork Work => JobWork.Watch;

    public async Task RoundAsync(CancellationToken ct)
    {
        List<Versioned<JobDocument>> due = [.. (await dueJobs.FindAsync(JobWork.Watch, ct)).Where(job => !underWay.ContainsKey(job.Document.Id))];
        var plan = pace.PlanFor(due.Count);
        foreach (var job in due)
        {
            if (plan is not null && JobDecisions.IsRoutine(job.Document))
                await keeper.ApplyAsync(job, (newest, now) => JobDecisions.LeftToSurvey(newest, job.Document.Attempt, plan, now), ct);
            else
                await slots.StartAsync(job.Document, () => OnceAsync(job, ct), ct);
        }
    }

    public Task IdleAsync(CancellationToken ct) => slots.IdleAsync(ct);

    public void Dispose() => slots.Dispose();

    // A call may take longer than the time to the next look; one at a time is enough.
    private async Task OnceAsync(Versioned<JobDocument> job, CancellationToken ct)
    {
        if (!underWay.TryAdd(job.Document.Id, true))
            return;
        Versioned<JobDocument>? after = null;
        try
        {
            after = await ClaimAndLookAsync(job, ct);
        }
        finally
        {
            underWay.TryRemove(job.Document.Id, out _);
        }

        // It may have fallen due again meanwhile, by an order to stop for instance, and was skipped.
        alarms.SetFor((after ?? job).Document);
    }

    private async Task<Versioned<JobDocument>?> ClaimAndLookAsync(Versioned<JobDocument> job, CancellationToken ct)
    {
        if (await dueJobs.ClaimAsync(job, ct) is not { } claimed)
            return null;

        claimed = await keeper.SendAsync(claimed, ct);
        var document = claimed.Document;
        var result = await backends.DescribeAsync(document, ct);
        if (JobDecisions.NeedsStop(document, result))
            LogStop(document.JobName, Told(await backends.StopAsync(document, document.JobName, ct)));
        var after = await keeper.ApplyAsync(
            claimed,
            (newest, now) => JobDecisions.KeepingDue(document, newest, JobDecisions.AfterLook(newest, document.Attempt, result, now, pace.Options)),
            ct);
        if (after.Document is { Work: JobWork.Watch, DueAt: { } until } && options.Value.WatchShift > TimeSpan.Zero && after.Document.Attempt == document.Attempt)
            follower.Follow(new Followed(after, after.Document, null, until));
        Log(document, result, after.Document);
        if (result is DescribeResult.Unavailable { IsThrottled: false } silence)
            await notices.TellAsync(document.StudyId, document.Trial, document.Attempt, silence.Reason, ct);
        return after;
    }

    private void Log(JobDocument before, DescribeResult result, JobDocument after)
    {
        if (result is DescribeResult.Unavailable { Reason: var reason })
            LogUnavailable(before.JobName, reason);
        else if (after.State == JobState.Finished)
            LogEnded(before.JobName, Says(result));
        else if (after.Attempt > before.Attempt)
            LogRetry(before.JobName, Says(result), after.Attempt);
    }

    private static string Told(StopResult answer) => answer == StopResult.Forbidden
        ? $"forbidden. {Remedies.ForForbidden("not authorized to perform: sagemaker:StopTrainingJob")}"
        : answer.ToString();

    private static string Says(DescribeResult result) => result is DescribeResult.Found(var job) ? $"{job.Phase} {job.FailureReason}".TrimEnd() : "missing";

    [LoggerMessage(Level = LogLevel.Information, Message = "Training job {JobName} ended: {Outcome}")]
    private partial void LogEnded(string jobName, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Training job {JobName} was failed by the infrastructure ({Outcome}); attempt {NextAttempt} follows")]
    private partial void LogRetry(string jobName, string outcome, int nextAttempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Training job {JobName} is to stop: {Answer}")]
    private partial void LogStop(string jobName, string answer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Training job {JobName} could not be looked at: {Reason}")]
    private partial void LogUnavailable(string jobName, string reason);
}
