using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.SageMakerLocal.Jobs;

namespace Hpo.SageMakerLocal.Tuning;

/// <summary>The life-cycle of a tuning job as pure steps; training jobs and time are arguments.</summary>
internal static class TuningSteps
{
    private const int LongestReason = 1024;

    /// <summary>Takes in training jobs that ended, applies the limits, and proposes what is to be launched next.</summary>
    /// <param name="tuning">The tuning job.</param>
    /// <param name="find">The training job of a name, or null when there is none.</param>
    /// <param name="now">The time.</param>
    public static TuningJob Advance(TuningJob tuning, Func<string, TrainingJob?> find, DateTimeOffset now)
    {
        if (!tuning.Unfinished)
            return tuning;

        var fold = new Fold(tuning, now);
        if (tuning.Status == Status.Stopping)
            fold.Apply((state, optimizer, history) => StudyEngine.Cancel(state, "stopped on request", optimizer, history, now));
        foreach (var trial in tuning.State.Pending)
        {
            if (OutcomeOf(find(TuningTrials.JobName(tuning.Name, trial.Trial)), tuning, fold.State.Phase) is { } outcome)
                fold.Apply((state, optimizer, history) => StudyEngine.Record(state, trial.Trial, outcome, optimizer, history, now));
        }

        fold.Apply((state, optimizer, history) => StudyEngine.Tick(state, optimizer, history, now));
        // A study pauses when nothing works, for somebody to look at it; a tuning job goes on to its limit.
        if (fold.State.Phase == StudyPhase.Paused)
            fold.Apply((state, optimizer, history) => StudyEngine.Resume(state, optimizer, history, now));
        return fold.Result();
    }

    public static TuningJob Stop(TuningJob tuning, long now) =>
        tuning.Status == Status.InProgress ? tuning with { Status = Status.Stopping, Modified = now } : tuning;

    public static TuningJob Fail(TuningJob tuning, string reason, long now) => !tuning.Unfinished ? tuning : tuning with
    {
        Status = Status.Failed,
        FailureReason = reason.Length > LongestReason ? reason[..LongestReason] : reason,
        Modified = now,
        Ended = now,
    };

    private static Outcome? OutcomeOf(TrainingJob? job, TuningJob tuning, StudyPhase phase)
    {
        var metric = tuning.State.Study.Objectives[0].Metric;
        return job switch
        {
            null => phase == StudyPhase.Running ? null : Outcome.Unavailable("not launched", FailureClass.Stopped),
            { Unfinished: true } => null,
            { Status: Status.Completed } when job.Metrics.LastOrDefault(m => m.Name == metric) is { } final && double.IsFinite(final.Value) =>
                Outcome.Measured(new Dictionary<string, double> { [metric] = final.Value }),
            { Status: Status.Completed } => Outcome.Unavailable($"the log has no value of '{metric}'", FailureClass.NoMetric),
            { Status: Status.Stopped } => Outcome.Unavailable("the training job was stopped", FailureClass.Stopped),
            _ => Outcome.Unavailable(job.FailureReason ?? "the training job failed", FailureClass.Algorithm),
        };
    }

    /// <summary>Decisions in a row, each on what the one before left.</summary>
    private sealed class Fold(TuningJob tuning, DateTimeOffset now)
    {
        private readonly IStudyOptimizer optimizer = OptimizerCatalog.BuiltIn.FindOptimizer(tuning.State.Study.Optimizer.EffectiveName)
            ?? throw new InvalidOperationException($"There is no optimizer '{tuning.State.Study.Optimizer.EffectiveName}'.");

        private readonly TrialHistory history = HistoryOf(tuning);
        private readonly List<Evaluation> settled = [];

        public StudyState State { get; private set; } = tuning.State;

        public void Apply(Func<StudyState, IStudyOptimizer, TrialHistory, Decision> decide)
        {
            var decision = decide(State, optimizer, history);
            State = decision.State;
            settled.AddRange(decision.Settled);
            foreach (var evaluation in decision.Settled)
                history.Add(evaluation);
        }

        public TuningJob Result()
        {
            if (ReferenceEquals(State, tuning.State))
                return tuning;

            var time = now.ToUnixTimeMilliseconds();
            var advanced = tuning with { State = State, Settled = [.. tuning.Settled, .. settled], Modified = time };
            return State.Phase != StudyPhase.Ended ? advanced : State.End switch
            {
                { Kind: StudyEndKind.Failed } failed => Fail(advanced, failed.Cause, time),
                { Kind: StudyEndKind.Cancelled } => advanced with { Status = Status.Stopped, Ended = time },
                _ => advanced with { Status = Status.Completed, Ended = time },
            };
        }

        private static TrialHistory HistoryOf(TuningJob tuning)
        {
            var history = new TrialHistory();
            foreach (var evaluation in tuning.Settled)
                history.Add(evaluation);
            return history;
        }
    }
}
