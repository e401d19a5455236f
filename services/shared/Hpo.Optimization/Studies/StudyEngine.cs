using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Leads a study from acceptance to its end: pure functions from a state and an event to a decision.
/// Events may arrive twice and in any order; one that changes nothing gives a decision without effect.
/// </summary>
public static class StudyEngine
{
    /// <summary>Begins an accepted study and proposes its first trials.</summary>
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
            Memory = optimizer.Begin(SearchProblem.Of(accepted.Study, seed)),
        };
        return new StudyStep(state, optimizer, new TrialHistory()).Advance(accepted.AcceptedAt);
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

    /// <summary>Ends the study at a user's request: running trials are stopped, nothing more is proposed.</summary>
    /// <param name="state">State of the study.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Cancel(StudyState state, string reason, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Phase != StudyPhase.Running)
        {
            return Decision.Nothing(state);
        }

        var step = new StudyStep(state, optimizer, history);
        step.Stop(new StudyEnd(StudyEndKind.Cancelled, reason));
        return step.Advance(now);
    }

    /// <summary>Lets time pass: applies the time budget.</summary>
    /// <param name="state">State of the study.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Tick(StudyState state, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Phase == StudyPhase.Running && StoppingRules.Check(state, now) is not null
            ? new StudyStep(state, optimizer, history).Advance(now)
            : Decision.Nothing(state);
    }

    /// <summary>
    /// What a study waits for, as messages: the proposals of its pending trials, and their stop where the study is stopping. Every receiver knows
    /// them already if nothing was lost; one that does not, or whose answer was lost, does its part again.
    /// </summary>
    /// <param name="state">State of the study.</param>
    public static IReadOnlyList<object> Outstanding(StudyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var space = SearchSpace.Of(state.Study.Parameters);
        IEnumerable<object> proposals = state.Pending.Select(trial => StudyStep.Proposal(state, space, trial));
        return state is { Phase: StudyPhase.Stopping, End: { } end }
            ? [.. proposals, .. state.Pending.Select(trial => StudyStep.StopOf(state, trial, end.Cause))]
            : [.. proposals];
    }

    /// <summary>The message that the study has ended, or null while it has not.</summary>
    /// <param name="state">State of the study.</param>
    public static object? EndMessage(StudyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return StudyStep.EndOf(state);
    }

    // A fitness without a finite value for every objective is none, whoever reports it.
    private static Outcome Usable(StudyState state, Outcome outcome)
    {
        var missing = outcome.Values is { } values
            ? state.Study.Objectives.FirstOrDefault(o => !values.TryGetValue(o.Metric, out var value) || !double.IsFinite(value))
            : null;
        return missing is null ? outcome : Outcome.Unavailable($"'{missing.Metric}' has no finite value", FailureClass.NoMetric);
    }

    private static long SeedOf(string studyId) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(studyId)));
}
