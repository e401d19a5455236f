using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Trainer;

/// <summary>
/// What happens to a job that is made of studies: given what was learned and the time, the new job. A decision that does not apply (any more) answers the
/// same job, so that everything may be decided twice.
/// </summary>
internal static class StudyJobDecisions
{
    // A message is lost when a process is killed, hardly ever otherwise; the process that follows asks at once.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>A job nobody has heard of.</summary>
    public static StudyJob Begin(LaunchRequest request, DateTimeOffset now)
    {
        var job = new StudyJob
        {
            Name = request.JobName,
            Marker = request.Marker,
            Training = request.Training,
            Hyperparameters = request.Hyperparameters,
            CreatedAt = now,
            Studies = [],
            DueAt = now,
        };
        return job with { Studies = [.. Inner(job).Select(study => new InnerRun { StudyId = study.StudyId, Problem = study.Problem, Repeat = study.Repeat })] };
    }

    /// <summary>The trial is to stop.</summary>
    public static StudyJob Stop(StudyJob job, DateTimeOffset now) => job.IsStopped || job.EndedAt is not null ? job : job with { IsStopped = true, Asked = 0, DueAt = now };

    /// <summary>A process that starts asks for everything at once: whatever was lost with the one before is made up for.</summary>
    public static StudyJob Wake(StudyJob job, DateTimeOffset now) => job.EndedAt is not null ? job : job with { Asked = 0, DueAt = now };

    /// <summary>A process asks; the pauses until the next time grow.</summary>
    public static StudyJob Ask(StudyJob job, DateTimeOffset now) => job.EndedAt is not null ? job : job with
    {
        Asked = job.Asked + 1,
        DueAt = now + Backoff.Delay(FirstPause, LongestPause, job.Asked + 1, job.Name),
    };

    /// <summary>An inner study has ended as planned.</summary>
    public static StudyJob Completed(StudyJob job, StudyCompleted message, DateTimeOffset now) => End(
        job,
        message.StudyId,
        run => BestOf(job, run, message.Incumbent) is { } best
            ? run with { HasEnded = true, Best = best, Spending = message.Spending }
            : run with { HasEnded = true, Failure = $"none of its trials was measured ({message.Cause})", Spending = message.Spending },
        now);

    /// <summary>An inner study has failed, or was cancelled.</summary>
    public static StudyJob Failed(StudyJob job, StudyFailed message, DateTimeOffset now) => End(
        job, message.StudyId, run => run with { HasEnded = true, Failure = run.Failure ?? message.Cause, Spending = message.Spending }, now);

    /// <summary>An inner study was refused, so that it never began.</summary>
    public static StudyJob Rejected(StudyJob job, StudyRejected message, DateTimeOffset now) => End(
        job, message.StudyId ?? "", run => run with { HasEnded = true, Failure = $"it was refused: {string.Join(" ", message.Problems)}" }, now);

    /// <summary>An inner study has paused: nobody goes on with it, and its trial would wait for ever. It comes to nothing and is to end.</summary>
    public static StudyJob Paused(StudyJob job, StudyPaused message, DateTimeOffset now) => Change(
        job, message.StudyId, run => run.HasEnded || run.Failure is not null ? run : run with { Failure = $"it paused: {message.Reason}" }, now);

    /// <summary>What there is to say: studies that run are submitted, again if need be, or told to end.</summary>
    public static IReadOnlyList<object> Outgoing(StudyJob job)
    {
        var open = job.Studies.Where(run => !run.HasEnded).Select(run => run.StudyId).ToHashSet(StringComparer.Ordinal);
        return job.StopReason is { } reason
            ? [.. open.Select(studyId => new CancelStudy { StudyId = studyId, Reason = reason })]
            : [.. Inner(job).Where(study => open.Contains(study.StudyId)).Select(study => new SubmitStudy { StudyId = study.StudyId, Study = study.Study, Parent = job.Parent })];
    }

    /// <summary>The job as its watcher sees it.</summary>
    public static JobDescription Describe(StudyJob job)
    {
        var spent = job.Studies.Select(run => run.Spending).OfType<Spending>().ToArray();
        var description = new JobDescription
        {
            Name = job.Name,
            Phase = job.StopReason is null ? JobPhase.InProgress : JobPhase.Stopping,
            Marker = job.Marker,
            Hyperparameters = job.Hyperparameters,
            InstanceType = job.Training.InstanceType,
            CreatedAt = job.CreatedAt,
        };
        return job.EndedAt is null ? description : description with
        {
            Phase = job.IsStopped ? JobPhase.Stopped : job.Failed is null ? JobPhase.Completed : JobPhase.Failed,
            EndedAt = job.EndedAt,
            Seconds = spent.Sum(spending => spending.Seconds),
            BillableSeconds = spent.Sum(spending => spending.BillableSeconds),
            FailureReason = job.Failed is { } failed ? $"Inner study {failed.StudyId} (problem {failed.Problem}, repeat {failed.Repeat}) came to nothing: {failed.Failure}" : null,
            FinalMetrics = job.Failed is null ? MetaScores.Of(job.Training, [.. job.Studies.Select(run => run.Outcome).OfType<InnerOutcome>()]) : new Dictionary<string, double>(),
        };
    }

    private static IReadOnlyList<InnerStudy> Inner(StudyJob job) => InnerStudies.Of(job.Parent, job.Training, job.Hyperparameters);

    private static double? BestOf(StudyJob job, InnerRun run, Incumbent? incumbent) =>
        incumbent is not null && InnerStudies.Objective(job.Training, run.Problem, job.Hyperparameters) is { } metric && incumbent.Values.TryGetValue(metric, out var best) ? best : null;

    private static StudyJob End(StudyJob job, string studyId, Func<InnerRun, InnerRun> end, DateTimeOffset now) =>
        Change(job, studyId, run => run.HasEnded ? run : end(run), now);

    private static StudyJob Change(StudyJob job, string studyId, Func<InnerRun, InnerRun> change, DateTimeOffset now)
    {
        var runs = job.Studies.Select(run => run.StudyId == studyId ? change(run) : run).ToArray();
        if (runs.SequenceEqual(job.Studies))
            return job;

        var changed = job with { Studies = runs };
        if (runs.All(run => run.HasEnded))
            return changed with { EndedAt = now, DueAt = null };

        // The first reason to stop is passed on to the others at once.
        return changed.StopReason is not null && job.StopReason is null ? changed with { Asked = 0, DueAt = now } : changed;
    }
}
