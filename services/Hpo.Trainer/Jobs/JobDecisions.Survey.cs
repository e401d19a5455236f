namespace Hpo.Trainer;

internal static partial class JobDecisions
{
    /// <summary>A list has the job as it was: it need not be looked at by itself.</summary>
    public static JobDocument Unchanged(JobDocument job, int attempt, SurveyPlan plan, DateTimeOffset now) =>
        job.Attempt == attempt && IsMerelyWatched(job) && job.DueAt < now + plan.Interval ? job with { Refusals = 0, DueAt = now + plan.Net } : job;

    /// <summary>Too many jobs are due to look at each: unless there is more to do than to look, the next list tells.</summary>
    public static JobDocument LeftToSurvey(JobDocument job, int attempt, SurveyPlan plan, DateTimeOffset now) =>
        IsRoutine(job) ? Unchanged(job, attempt, plan, now) : job;

    /// <summary>A list has the job no longer, or not as it was: it is looked at next, unless somebody is about to.</summary>
    public static JobDocument Changed(JobDocument job, int attempt, DateTimeOffset now, TrainerOptions options) =>
        job.Attempt == attempt && job.Work == JobWork.Watch && !(job.HasChanged && job.DueAt <= now + options.MaxPollInterval)
            ? job with { HasChanged = true, DueAt = now }
            : job;

    /// <summary>Whether a look at the job would be for no particular reason.</summary>
    public static bool IsRoutine(JobDocument job) => job.State == JobState.Running && IsMerelyWatched(job);

    private static bool IsMerelyWatched(JobDocument job) => job is { Work: JobWork.Watch, HasChanged: false, Unsent.Count: 0 };
}
