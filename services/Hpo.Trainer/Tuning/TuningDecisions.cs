using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>
/// What happens to the tuning of a study: given its document, what was learned and the time, the new document, messages included. A decision that does not
/// apply (any more) answers the same document.
/// </summary>
internal static partial class TuningDecisions
{
    /// <summary>A study whose tuning nobody has heard of.</summary>
    public static TuningDocument Begin(TuningRequested request, DateTimeOffset now) =>
        new() { Request = request, State = TuningState.Creating, ChangedAt = now, DueAt = now };

    /// <summary>The optimizer asks again: it may have missed something, so that all is told once more.</summary>
    public static TuningDocument RequestAgain(TuningDocument tuning, DateTimeOffset now) =>
        tuning with { Told = 0, DueAt = now, Unsent = tuning.Ended is { } ended ? [OutgoingMessage.Of(ended)] : tuning.Unsent };

    /// <summary>Something was said about the study; the next step is due now.</summary>
    public static TuningDocument Wake(TuningDocument tuning, DateTimeOffset now) =>
        tuning.State == TuningState.Finished ? tuning : tuning with { DueAt = now };

    /// <summary>A process takes the next step.</summary>
    public static TuningDocument Claim(TuningDocument tuning, DateTimeOffset now, TrainerOptions options) => tuning with { DueAt = now + options.Lease };

    /// <summary>
    /// From here on the tuning job may exist: this is saved before the launch, so that a crash in between leaves a question and never a second tuning job.
    /// </summary>
    public static TuningDocument Launching(TuningDocument tuning) =>
        tuning is { State: TuningState.Creating, MayExist: false } ? tuning with { MayExist = true } : tuning;

    /// <summary>A look at a tuning job that may have been created, although the study needs no more trials.</summary>
    public static LaunchResult? WhatBecame(TuningDocument tuning, TuningLook look) => look switch
    {
        TuningLook.Missing => null,
        TuningLook.Found found when found.Marker == MarkerOf(tuning) => new LaunchResult.AlreadyOurs(null),
        TuningLook.Found => null,
        TuningLook.Unavailable unavailable => new LaunchResult.Unreachable(unavailable.Reason),
        _ => throw new ArgumentException($"Unknown look {look}.", nameof(look)),
    };

    /// <summary>Its messages were published.</summary>
    public static TuningDocument Sent(TuningDocument tuning) => tuning.Unsent.Count == 0 ? tuning : tuning with { Unsent = [] };

    /// <summary>The study needs no more trials and its tuning job was never created.</summary>
    public static TuningDocument NeverLaunched(TuningDocument tuning, string reason) =>
        tuning.State is TuningState.Creating or TuningState.Held ? Finish(tuning, JobStatus.Stopped, reason) : tuning;

    /// <summary>The service answered the launch.</summary>
    public static TuningDocument AfterLaunch(TuningDocument tuning, LaunchResult result, DateTimeOffset now, TrainerOptions options)
    {
        if (tuning.State != TuningState.Creating)
            return tuning;

        return result switch
        {
            LaunchResult.Launched or LaunchResult.AlreadyOurs => tuning with { State = TuningState.Following, Refusals = 0, ChangedAt = now, DueAt = now + options.FirstPollDelay },
            LaunchResult.QuotaExceeded => Later(tuning, options.QuotaDelay, options.MaxQuotaDelay, now),
            LaunchResult.Throttled or LaunchResult.Unreachable => Later(tuning, options.RetryDelay, options.MaxRetryDelay, now),
            LaunchResult.Rejected rejected => Finish(tuning, JobStatus.Failed, $"SageMaker refused the tuning job {tuning.Name}: {rejected.Reason.TrimEnd('.')}. Mend what it names and submit the study again."),
            LaunchResult.Conflict conflict => Finish(tuning, JobStatus.Failed, conflict.Reason),
            _ => throw new ArgumentException($"Unknown launch result {result}.", nameof(result)),
        };
    }

    /// <summary>The study goes on after a pause: another tuning job takes over what is left of the budget.</summary>
    public static TuningDocument GoOn(TuningDocument tuning, DateTimeOffset now) => tuning switch
    {
        { State: not TuningState.Held } => tuning,
        _ when tuning.Jobs.Count >= tuning.Request.Study.Budget.MaxTrials => Finish(tuning, JobStatus.Completed, $"the tuning job {tuning.Name} has launched all trials"),
        _ => tuning with
        {
            State = TuningState.Creating,
            Round = tuning.Round + 1,
            EarlierRounds = tuning.Jobs.Count > tuning.JobsBefore ? [.. tuning.EarlierRounds, tuning.Name] : tuning.EarlierRounds,
            JobsBefore = tuning.Jobs.Count,
            MayExist = false,
            ChangedAt = now,
            DueAt = now,
        },
    };

    /// <summary>The study is paused, and nothing runs for it.</summary>
    public static TuningDocument Wait(TuningDocument tuning, DateTimeOffset now, TrainerOptions options) =>
        tuning.State is TuningState.Held or TuningState.Creating ? tuning with { DueAt = now + options.MaxPollInterval } : tuning;

    /// <summary>The launch that a document asks for.</summary>
    public static TuningLaunch LaunchOf(TuningDocument tuning) => new(
        tuning.Name,
        MarkerOf(tuning),
        tuning.Request.Study,
        tuning.Request.Seed,
        tuning.Request.Study.Budget.MaxTrials - tuning.Jobs.Count,
        tuning.EarlierRounds);

    public static TuningMarker MarkerOf(TuningDocument tuning) =>
        new(tuning.StudyId, tuning.Round, tuning.Request.AcceptedAt.ToUnixTimeMilliseconds());

    private static TuningDocument Finish(TuningDocument tuning, JobStatus status, string reason)
    {
        var ended = new TuningEnded
        {
            StudyId = tuning.StudyId,
            Status = status,
            Trials = tuning.Jobs.Count,
            Reason = reason.Length > JobMessages.LongestReason ? reason[..JobMessages.LongestReason] : reason,
        };
        return tuning with { State = TuningState.Finished, DueAt = null, Ended = ended, Unsent = [.. tuning.Unsent, OutgoingMessage.Of(ended)] };
    }

    private static TuningDocument Later(TuningDocument tuning, TimeSpan first, TimeSpan longest, DateTimeOffset now) =>
        tuning with { Refusals = tuning.Refusals + 1, DueAt = now + Backoff.Delay(first, longest, tuning.Refusals + 1, tuning.Name) };
}
