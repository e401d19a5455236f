using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>
/// Watches many jobs at the price of a few: reads one list of what runs and lets only those jobs be described that are not in it as they should be.
/// One replica at a time does it, once per interval. While it does, a job's own due time is no more than a net, far enough away for the next list.
/// </summary>
internal sealed partial class Surveyor(
    ITrainingBackend backend, JobStore store, JobKeeper keeper, WatchPace pace, Errands errands, TimeProvider clock, IOptions<TrainerOptions> options,
    ILogger<Surveyor> logger)
{
    private const string Errand = "survey";
    private readonly Alarm alarm = new(clock);

    /// <summary>When the next round is due.</summary>
    public DateTimeOffset NextRound => alarm.Next;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await alarm.WaitAsync(options.Value.SweepInterval, ct);
                await SurveyIfDueAsync(ct);
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

    /// <summary>Whether it is time to ask <see cref="SurveyIfDueAsync"/>.</summary>
    public bool TryTake() => alarm.TryTake(options.Value.SweepInterval);

    /// <summary>Reads the list if there are many jobs, it is time, and no other replica does.</summary>
    public async Task SurveyIfDueAsync(CancellationToken ct)
    {
        var before = pace.Plan;
        pace.Plan = SurveyPlan.For(await store.WatchedAsync(ct), options.Value);
        if (pace.Plan is not { } plan)
        {
            if (before is not null)
                await LeaveAsync(ct);
            return;
        }

        if (await errands.TryTakeAsync(Errand, plan.Interval, ct))
            await SurveyAsync(plan, ct);
    }

    private async Task SurveyAsync(SurveyPlan plan, CancellationToken ct)
    {
        var began = clock.GetUtcNow();
        var contains = await CommonAsync(ct);
        if (await ListAsync(JobPhase.InProgress, contains, ct) is not { } running)
            return;

        var changed = 0;
        HashSet<string>? stopping = null;
        await foreach (var job in store.WatchedJobsAsync(ct))
        {
            // What was launched meanwhile cannot be in the list, nor what somebody launches again at this moment.
            if (job.Document.LaunchedAt is not { } launchedAt || launchedAt >= began)
                continue;
            if (job.Document.State == JobState.Stopping && stopping is null && (stopping = await ListAsync(JobPhase.Stopping, contains, ct)) is null)
                return;
            var (attempt, asItWas) = (job.Document.Attempt, IsAsItWas(job.Document, running, stopping));
            changed += asItWas ? 0 : 1;
            await keeper.ApplyAsync(
                job,
                (newest, now) => asItWas ? JobDecisions.Unchanged(newest, attempt, plan, now) : JobDecisions.Changed(newest, attempt, now, options.Value),
                ct);
        }

        LogSurvey(running.Count + (stopping?.Count ?? 0), changed);
    }

    /// <summary>From now on the few that are left are looked at by themselves, and as often as it suits their age.</summary>
    private async Task LeaveAsync(CancellationToken ct)
    {
        pace.ListFails = false;
        await foreach (var job in store.WatchedJobsAsync(ct))
            await keeper.ApplyAsync(job, (newest, now) => JobDecisions.Changed(newest, job.Document.Attempt, now, options.Value), ct);
    }

    // One that is to stop and still runs must be told so.
    private static bool IsAsItWas(JobDocument job, HashSet<string> running, HashSet<string>? stopping) =>
        stopping?.Contains(job.JobName) == true || (job.State == JobState.Running && running.Contains(job.JobName));

    /// <summary>A text that the names of all watched jobs contain; null without one.</summary>
    private async Task<string?> CommonAsync(CancellationToken ct) =>
        await store.FirstWatchedAfterAsync("", ct) is { StudyId: var study } first
        && first.JobName.Contains(study, StringComparison.Ordinal)
        && await store.FirstWatchedAfterAsync(study, ct) is null
            ? study
            : null;

    private async Task<HashSet<string>?> ListAsync(JobPhase phase, string? contains, CancellationToken ct)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var answer = await backend.ListAsync(new JobListQuery(null, contains, phase), token, ct);
            pace.ListFails = answer is not ListResult.Page;
            if (answer is not ListResult.Page page)
            {
                LogUnavailable((answer as ListResult.Unavailable)?.Reason);
                return null;
            }

            names.UnionWith(page.Jobs.Where(job => job.Phase == phase).Select(job => job.Name));
            token = page.NextToken;
        }
        while (token is not null);
        return names;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} training jobs are in the list; {Changed} of ours changed and are described")]
    private partial void LogSurvey(int count, int changed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Training jobs could not be listed and are described one by one: {Reason}")]
    private partial void LogUnavailable(string? reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The list of training jobs could not be compared with what is watched; it goes on")]
    private partial void LogFailed(Exception failure);
}
