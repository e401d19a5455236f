using Hpo.Messaging;
using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>Takes the steps of tunings as they fall due: creates tuning jobs, looks at them, stops them.</summary>
internal sealed partial class TuningFollower(
    ITuningBackend backend, TuningStore store, TuningKeeper keeper, TuningAlarm alarm, OrderStore orders, DelayNotices notices, TimeProvider clock,
    IOptions<TrainerOptions> options, ILogger<TuningFollower> logger)
{
    private const int MostAtOnce = 20;

    public Task RunAsync(CancellationToken ct) => alarm.Alarm.RepeatAsync(options.Value.SweepInterval, RoundAsync, LogRoundFailed, ct);

    /// <summary>Takes the steps that are due.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await store.DueAsync(now, MostAtOnce, ct);
        await Task.WhenAll(due.Select(tuning => OnceAsync(tuning, ct)));
        if (due.Count == MostAtOnce)
            alarm.Alarm.Set(now);
        else if (await store.NextDueAsync(now, ct) is { } next)
            alarm.Alarm.Set(next);
    }

    // A step that fails is taken again when its claim runs out.
    private async Task OnceAsync(Versioned<TuningDocument> due, CancellationToken ct)
    {
        try
        {
            if (await keeper.TrySaveAsync(TuningDecisions.Claim(due.Document, clock.GetUtcNow(), options.Value), due.Version, ct) is { } claimed)
                await StepAsync(await keeper.SendAsync(claimed, ct), ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogFailed(failure, due.Document.Name);
        }
    }

    private async Task StepAsync(Versioned<TuningDocument> tuning, CancellationToken ct)
    {
        var stop = (await orders.TuningStopAsync(tuning.Document.StudyId, ct))?.Reason;
        var isPaused = await orders.IsPausedAsync(tuning.Document.StudyId, ct);
        switch (tuning.Document.State)
        {
            case TuningState.Creating or TuningState.Held when stop is not null:
                await GiveUpAsync(tuning, stop, ct);
                break;
            case TuningState.Creating when isPaused && !tuning.Document.MayExist:
                await keeper.ApplyAsync(tuning, (newest, now) => TuningDecisions.Wait(newest, now, options.Value), ct);
                break;
            case TuningState.Creating:
                await LaunchAsync(tuning, ct);
                break;
            case TuningState.Following:
                await LookAsync(tuning, stop, isPaused, ct);
                break;
            case TuningState.Held:
                await keeper.ApplyAsync(tuning, (newest, now) => isPaused ? TuningDecisions.Wait(newest, now, options.Value) : TuningDecisions.GoOn(newest, now), ct);
                break;
            default:
                await TellAgainAsync(tuning, ct);
                break;
        }
    }

    // What was created by a launch whose answer was lost is followed, and stopped there.
    private async Task GiveUpAsync(Versioned<TuningDocument> tuning, string stop, CancellationToken ct)
    {
        var document = tuning.Document;
        var became = document is { State: TuningState.Creating, MayExist: true }
            ? TuningDecisions.WhatBecame(document, await backend.DescribeAsync(document.Name, ct))
            : null;
        await keeper.ApplyAsync(
            tuning,
            (newest, now) => became is null ? TuningDecisions.NeverLaunched(newest, stop) : TuningDecisions.AfterLaunch(newest, became, now, options.Value),
            ct);
    }

    private async Task LaunchAsync(Versioned<TuningDocument> tuning, CancellationToken ct)
    {
        tuning = await keeper.ApplyAsync(tuning, (newest, _) => TuningDecisions.Launching(newest), ct);
        var result = await backend.LaunchAsync(TuningDecisions.LaunchOf(tuning.Document), ct);
        switch (result)
        {
            case LaunchResult.QuotaExceeded quota:
                LogNoRoom(tuning.Document.Name, quota.Reason);
                await TellAsync(tuning.Document, Remedies.Join($"The tuning job waits for room in the account's quota: {quota.Reason}", "Stop other tuning jobs, or ask AWS for a higher quota."), ct);
                break;
            case LaunchResult.Unreachable unreachable:
                LogUnknown(tuning.Document.Name, unreachable.Reason);
                await TellAsync(tuning.Document, unreachable.Reason, ct);
                break;
            default:
                LogLaunched(tuning.Document.Name, result);
                break;
        }

        await keeper.ApplyAsync(tuning, (newest, now) => TuningDecisions.AfterLaunch(newest, result, now, options.Value), ct);
    }

    private async Task LookAsync(Versioned<TuningDocument> tuning, string? stop, bool isPaused, CancellationToken ct)
    {
        var (name, round) = (tuning.Document.Name, tuning.Document.Round);
        var look = await backend.DescribeAsync(name, ct);
        if (look is TuningLook.Unavailable unavailable)
        {
            LogUnavailable(name, unavailable.Reason);
            await TellAsync(tuning.Document, unavailable.Reason, ct);
        }

        var found = look as TuningLook.Found;
        if (found is not null && TuningDecisions.NeedsStop(found, stop, isPaused))
        {
            if (stop is null)
                tuning = await keeper.ApplyAsync(tuning, (newest, _) => TuningDecisions.HoldBack(newest), ct);
            LogStopped(name, stop ?? "the study is paused", await backend.StopAsync(name, ct));
        }

        var listed = found is not null && TuningDecisions.NeedsList(tuning.Document, found) ? await ListAsync(tuning.Document, ct) : null;
        var after = await keeper.ApplyAsync(tuning, (newest, now) => TuningDecisions.AfterLook(newest, round, look, listed, stop, now, options.Value), ct);
        if (after.Document.Ended is { } ended)
            LogEnded(name, ended.Status, ended.Trials, ended.Reason);
    }

    // It is the tuning that waits; whoever watches the study knows its next trial only.
    private Task TellAsync(TuningDocument tuning, string reason, CancellationToken ct) =>
        notices.TellAsync(tuning.StudyId, tuning.Jobs.Count, attempt: 1, reason, ct);

    private async Task TellAgainAsync(Versioned<TuningDocument> tuning, CancellationToken ct)
    {
        var listed = tuning.Document.Told < tuning.Document.Jobs.Count ? await ListAsync(tuning.Document, ct) : [];
        await keeper.ApplyAsync(tuning, (newest, now) => TuningDecisions.TellAgain(newest, listed, now, options.Value), ct);
    }

    // The training jobs of this round, and of the earlier ones too where all is to be told again; null without a complete answer.
    private async Task<IReadOnlyList<TunedJob>?> ListAsync(TuningDocument tuning, CancellationToken ct)
    {
        var jobs = new List<TunedJob>();
        for (var round = tuning.Told < tuning.JobsBefore ? 1 : tuning.Round; round <= tuning.Round; round++)
        {
            string? token = null;
            do
            {
                var page = await backend.ListAsync(tuning.NameOf(round), token, ct);
                if (page.Jobs is null)
                {
                    LogUnavailable(tuning.NameOf(round), page.Problem ?? "");
                    return null;
                }

                jobs.AddRange(page.Jobs);
                token = page.NextToken;
            }
            while (token is not null);
        }

        return jobs;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tuning job {TuningJob}: {Answer}")]
    private partial void LogLaunched(string tuningJob, LaunchResult answer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tuning job {TuningJob} waits for room in the account's quota and is tried again: {Reason}. Stop other tuning jobs, or ask AWS for a higher quota")]
    private partial void LogNoRoom(string tuningJob, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether tuning job {TuningJob} was created is not known yet: {Reason}")]
    private partial void LogUnknown(string tuningJob, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tuning job {TuningJob} could not be looked at: {Reason}")]
    private partial void LogUnavailable(string tuningJob, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Tuning job {TuningJob} is stopped, because {Reason}: {Answer}")]
    private partial void LogStopped(string tuningJob, string reason, StopResult answer);

    [LoggerMessage(Level = LogLevel.Information, Message = "Tuning job {TuningJob} ended {Status} with {Trials} trials: {Reason}")]
    private partial void LogEnded(string tuningJob, Contracts.JobStatus status, int trials, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A step of tuning job {TuningJob} failed; it is taken again")]
    private partial void LogFailed(Exception failure, string tuningJob);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the tuning loop failed; it goes on")]
    private partial void LogRoundFailed(Exception failure);
}
