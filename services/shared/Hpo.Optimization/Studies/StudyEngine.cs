using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Leads a study from acceptance to its end: pure functions from a state and an event to a decision.
/// Events may arrive twice and in any order; one that changes nothing gives a decision without effect.
/// </summary>
public static partial class StudyEngine
{
    /// <summary>
    /// Begins an accepted study and proposes its first trials. What it knows from an earlier study settles with this decision: trials below 0, in no count.
    /// </summary>
    /// <param name="accepted">The accepted study.</param>
    /// <param name="optimizer">The optimizer it names.</param>
    public static Decision Start(StudyAccepted accepted, IStudyOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(optimizer);
        var seed = accepted.Study.Optimizer.Seed ?? SeedOf(accepted.StudyId);
        var state = new StudyState
        {
            StudyId = accepted.StudyId,
            Study = accepted.Study,
            Seed = seed,
            AcceptedAt = accepted.AcceptedAt,
            Parent = accepted.Parent,
            Prices = accepted.Prices,
            Memory = optimizer.Begin(SearchProblem.Of(accepted.Study, seed)),
            Remote = optimizer.Descriptor.IsRemote ? new RemoteProgress() : null,
        };
        var step = new StudyStep(state, optimizer, new TrialHistory());
        step.Remember(accepted.Prior);
        if (optimizer.Descriptor.IsTuningService)
        {
            step.RequestTuning();
        }

        return step.Advance(accepted.AcceptedAt);
    }

    /// <summary>Takes in the outcome of a trial and proposes what its slot allows.</summary>
    /// <param name="state">State of the study.</param>
    /// <param name="trial">Number of the trial.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Record(StudyState state, int trial, Outcome outcome, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(outcome);
        var pending = state.Pending.FirstOrDefault(p => p.Trial == trial);
        if (pending is null)
        {
            return Decision.Nothing(state);
        }

        var step = new StudyStep(state, optimizer, history);
        step.Settle(pending, Usable(state, outcome));
        return step.Advance(now);
    }

    /// <summary>Takes in the fitness of a trial that had been given up. The optimizer meets it in the history; it is not told again.</summary>
    /// <param name="state">State of the study; it may have ended.</param>
    /// <param name="settled">The trial as it had settled.</param>
    /// <param name="late">The outcome that came late.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Correct(
        StudyState state, Evaluation settled, Outcome late, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(late);
        return settled.IsPrior || settled.Outcome.IsMeasured || !Usable(state, late).IsMeasured
            ? Decision.Nothing(state)
            : new StudyStep(state, optimizer, history).Correct(settled, late, now);
    }

    /// <summary>Lets time pass: applies the time budget, asks an optimizer service again, and leads a study on that waits for nothing.</summary>
    /// <param name="state">State of the study.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Tick(StudyState state, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var isDue = state.Phase == StudyPhase.Running && (StoppingRules.Check(state, latest: [], now) is not null || state.Remote?.Awaiting?.AskAgainAt <= now);
        return isDue || IsIdle(state) ? new StudyStep(state, optimizer, history).Advance(now) : Decision.Nothing(state);
    }

    /// <summary>Whether a study waits for nothing although it has not ended: no outcome will lead it on.</summary>
    /// <param name="state">State of the study.</param>
    public static bool IsIdle(StudyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Phase is StudyPhase.Running or StudyPhase.Stopping && state.Pending.Count == 0 && state.Tuning?.IsOver(state.Counts.Proposed) != false && state.Remote?.Awaiting is null;
    }

    // A fitness without a finite value for every objective is none, whoever reports it.
    private static Outcome Usable(StudyState state, Outcome outcome)
    {
        var missing = outcome.Values is { } values
            ? state.Study.Objectives.FirstOrDefault(o => !values.TryGetValue(o.Metric, out var value) || !double.IsFinite(value))
            : null;
        return missing is null ? outcome : Outcome.Unavailable($"'{missing.Metric}' has no finite value", FailureClass.NoMetric) with
        {
            Attempt = outcome.Attempt,
            BillableSeconds = outcome.BillableSeconds,
            Seconds = outcome.Seconds,
            InstanceType = outcome.InstanceType,
        };
    }

    private static long SeedOf(string studyId) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(studyId)));
}
