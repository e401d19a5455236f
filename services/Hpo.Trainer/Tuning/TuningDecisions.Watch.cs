using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;

namespace Hpo.Trainer;

internal static partial class TuningDecisions
{
    /// <summary>Whether the list of training jobs has news: more of them than are known, or some that were not told.</summary>
    public static bool NeedsList(TuningDocument tuning, TuningLook.Found found) =>
        found.HasEnded || found.Jobs > tuning.Jobs.Count - tuning.JobsBefore || tuning.Told < tuning.Jobs.Count;

    /// <summary>The tuning job is to stop; asked at every look, so that a lost request repeats itself.</summary>
    public static bool NeedsStop(TuningLook.Found found, string? stopReason, bool isPaused) =>
        found.Phase == JobPhase.InProgress && (stopReason is not null || isPaused);

    /// <summary>The tuning job was told to stop because its study is paused.</summary>
    public static TuningDocument HoldBack(TuningDocument tuning) =>
        tuning is { State: TuningState.Following, IsHeldBack: false } ? tuning with { IsHeldBack = true } : tuning;

    /// <summary>Somebody looked at the tuning job.</summary>
    /// <param name="tuning">The document.</param>
    /// <param name="round">The round that was looked at.</param>
    /// <param name="look">What the look told.</param>
    /// <param name="listed">All training jobs, the oldest first; null where they were not asked for, or there was no answer.</param>
    /// <param name="stopReason">Why the study needs no more trials; null while it does.</param>
    /// <param name="now">The time.</param>
    /// <param name="options">The trainer's settings.</param>
    public static TuningDocument AfterLook(
        TuningDocument tuning, int round, TuningLook look, IReadOnlyList<TunedJob>? listed, string? stopReason, DateTimeOffset now, TrainerOptions options)
    {
        if (tuning.State != TuningState.Following || tuning.Round != round)
            return tuning;

        return look switch
        {
            TuningLook.Found found when NeedsList(tuning, found) && listed is null => Later(tuning, options.RetryDelay, options.MaxRetryDelay, now),
            TuningLook.Found { HasEnded: false } => LookAgain(Tell(tuning, listed ?? [], now), now, options),
            TuningLook.Found found => End(Tell(tuning, listed ?? [], now), found, stopReason, now),
            TuningLook.Missing when now - tuning.ChangedAt < options.MissingGrace => LookAgain(tuning, now, options),
            TuningLook.Missing when stopReason is not null => Finish(tuning, JobStatus.Stopped, stopReason),
            TuningLook.Missing => Finish(tuning, JobStatus.Failed, $"The tuning job {tuning.Name} does not exist any more: somebody deleted it. Submit the study again."),
            _ => Later(tuning, options.RetryDelay, options.MaxRetryDelay, now),
        };
    }

    /// <summary>The training jobs of a tuning that has ended were listed again, for somebody who missed them.</summary>
    public static TuningDocument TellAgain(TuningDocument tuning, IReadOnlyList<TunedJob>? listed, DateTimeOffset now, TrainerOptions options) =>
        tuning.State != TuningState.Finished ? tuning
        : listed is null ? Later(tuning, options.RetryDelay, options.MaxRetryDelay, now)
        : Tell(tuning, listed, now) with { DueAt = null };

    // New jobs are numbered in the order of the list; a job keeps the number it got, whatever order a later list has.
    private static TuningDocument Tell(TuningDocument tuning, IReadOnlyList<TunedJob> listed, DateTimeOffset now)
    {
        string[] jobs = [.. tuning.Jobs, .. listed.Select(job => job.Name).Except(tuning.Jobs)];
        var mayEndEarly = new TuningSettings(tuning.Request.Study).MayEndEarly;
        var found = listed
            .Select(job => (Job: job, Trial: Array.IndexOf(jobs, job.Name)))
            .Where(pair => pair.Trial >= tuning.Told)
            .OrderBy(pair => pair.Trial)
            .Select(pair => OutgoingMessage.Of(new CandidateFound
            {
                StudyId = tuning.StudyId,
                Trial = pair.Trial,
                Hyperparameters = Chosen(tuning.Request.Study.Training, pair.Job),
                Job = new AdoptedJob { Name = pair.Job.Name, CreatedAt = pair.Job.CreatedAt, MayEndEarly = mayEndEarly },
            }));
        return tuning with
        {
            Jobs = jobs,
            Told = jobs.Length,
            ChangedAt = jobs.Length > tuning.Jobs.Count ? now : tuning.ChangedAt,
            Unsent = [.. tuning.Unsent, .. found],
        };
    }

    private static IReadOnlyDictionary<string, string> Chosen(TrainingTemplate training, TunedJob job) => training.Script is null
        ? job.Hyperparameters
        : job.Hyperparameters.ToDictionary(pair => pair.Key, pair => ScriptHyperparameters.Value(pair.Value));

    private static TuningDocument End(TuningDocument tuning, TuningLook.Found found, string? stopReason, DateTimeOffset now) => found.Phase switch
    {
        JobPhase.Stopped when stopReason is null && tuning.IsHeldBack => tuning with { State = TuningState.Held, IsHeldBack = false, Refusals = 0, DueAt = now },
        JobPhase.Stopped when stopReason is not null => Finish(tuning, JobStatus.Stopped, stopReason),
        JobPhase.Stopped when SageMakerMayStop(tuning.Request.Study) => Finish(
            tuning, JobStatus.Stopped, $"the tuning job {tuning.Name} was stopped in SageMaker, by a limit of the study or by somebody"),
        JobPhase.Stopped => Finish(
            tuning, JobStatus.Failed, $"Somebody stopped the tuning job {tuning.Name} in SageMaker. To go on, submit the study again with optimizer.settings.warmStartFrom \"{tuning.Name}\"."),
        JobPhase.Failed when stopReason is not null => Finish(tuning, JobStatus.Stopped, stopReason),
        JobPhase.Failed => Finish(
            tuning, JobStatus.Failed, $"The tuning job {tuning.Name} failed: {found.FailureReason?.TrimEnd('.') ?? "it gives no reason"}. Mend the cause and submit the study again."),
        _ => Finish(tuning, JobStatus.Completed, $"the tuning job {tuning.Name} completed"),
    };

    // It applies these limits itself.
    private static bool SageMakerMayStop(Study study) =>
        study.Budget is not { TargetValue: null, NoImprovementTrials: null, MaxDuration: null } || new TuningSettings(study).EndsOnConvergence;

    private static TuningDocument LookAgain(TuningDocument tuning, DateTimeOffset now, TrainerOptions options) =>
        tuning with { Refusals = 0, DueAt = now + PollSchedule.Delay(now - tuning.ChangedAt, options) };
}
