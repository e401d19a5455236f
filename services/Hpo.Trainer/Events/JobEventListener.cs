using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Receives events of training jobs and wakes the watcher. An event is deleted after the job's document says that it is due, so a crash in between only
/// repeats it. Whatever goes wrong here, polling goes on.
/// </summary>
internal sealed partial class JobEventListener(
    IJobEventQueue queue, JobWaker waker, JobEventState state, TimeProvider clock, IOptions<TrainerOptions> options, ILogger<JobEventListener> logger) : BackgroundService
{
    // A queue holds the request until there is news; a service that does not must not be asked in a tight loop.
    private static readonly TimeSpan ShortestEmptyWait = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A host starts its services one after the other.
        await Task.Yield();
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var began = clock.GetTimestamp();
                var (isIdle, problem) = await RoundAsync(stoppingToken);
                Note(problem);
                failures = problem is null ? 0 : failures + 1;
                if (problem is not null)
                    await Task.Delay(Backoff.Delay(options.Value.RetryDelay, options.Value.MaxRetryDelay, failures, nameof(JobEventListener)), clock, stoppingToken);
                else if (isIdle && clock.GetElapsedTime(began) is var taken && taken < ShortestEmptyWait)
                    await Task.Delay(ShortestEmptyWait - taken, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<(bool IsIdle, string? Problem)> RoundAsync(CancellationToken ct)
    {
        var batch = await queue.ReceiveAsync(ct);
        if (batch.Events.Count == 0)
            return (true, batch.Problem);

        var done = new List<QueuedEvent>();
        string? problem = null;
        foreach (var message in batch.Events)
        {
            try
            {
                await ReadAsync(message, ct);
                done.Add(message);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                LogPutOff(failure, message.Id);
                problem = "An event could not be passed on to the watcher; it is delivered again. See the log.";
            }
        }

        if (done.Count > 0 && await queue.DeleteAsync(done, ct) is { } undeleted)
            problem = undeleted;
        return (false, problem);
    }

    private async Task ReadAsync(QueuedEvent message, CancellationToken ct)
    {
        var (news, problem) = JobEventReading.Of(message.Body);
        if (news is null)
            LogForeign(message.Id, problem);
        else if (!news.IsWorthALook)
            LogNoEnd(news.JobName, news.Status);
        else
            Log(news, await waker.WakeAsync(news.JobName, ct));
    }

    private void Log(JobEvent news, JobWaking waking)
    {
        switch (waking)
        {
            case JobWaking.Woken:
                LogWoken(news.JobName, news.Status);
                break;
            case JobWaking.Unknown:
                LogUnknown(news.JobName);
                break;
            default:
                LogNothingNew(news.JobName, news.Status);
                break;
        }
    }

    private void Note(string? problem)
    {
        if (problem is not null && problem != state.Problem)
            LogUnavailable(problem);
        else if (problem is null && state.Problem is not null)
            LogAgain();
        state.Problem = problem;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Training job {JobName} is looked at now, an event says that it is {Status}")]
    private partial void LogWoken(string jobName, string status);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Training job {JobName} is {Status}, an event says; that is no reason to look at it")]
    private partial void LogNoEnd(string jobName, string status);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An event speaks of training job {JobName}, which is none of this trainer's; it is deleted")]
    private partial void LogUnknown(string jobName);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Training job {JobName} is {Status}, an event says that is repeated or old; it is deleted")]
    private partial void LogNothingNew(string jobName, string status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} of the queue of job events is deleted, {Problem}")]
    private partial void LogForeign(string messageId, string? problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} of the queue of job events could not be dealt with and is delivered again")]
    private partial void LogPutOff(Exception failure, string messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No job events, training jobs are polled only: {Problem}")]
    private partial void LogUnavailable(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job events arrive again")]
    private partial void LogAgain();
}
