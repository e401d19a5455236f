using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What a state has to tell the world.</summary>
public static class StudyMessages
{
    /// <summary>
    /// What a study waits for, as messages: the proposals of its pending trials, their stop where the study is stopping, its pause. Every receiver knows
    /// them already if nothing was lost; one that does not, or whose answer was lost, does its part again.
    /// </summary>
    /// <param name="state">State of the study.</param>
    public static IReadOnlyList<object> Outstanding(StudyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var space = SearchSpace.Of(state.Study.Parameters);
        IEnumerable<object> proposals = [.. Tuning(state), .. state.Pending.Select(trial => Proposal(state, space, trial))];
        return state switch
        {
            { Phase: StudyPhase.Stopping, End: { } end } => [.. proposals, .. state.Pending.Select(trial => StopOf(state, trial, end.Cause))],
            { Phase: StudyPhase.Paused } => [PausedOf(state), .. proposals],
            _ => [.. proposals],
        };
    }

    // The request first: an order to stop what nobody has heard of is kept for it all the same, but the answer needs both.
    private static IEnumerable<object> Tuning(StudyState state)
    {
        if (state is { Phase: not StudyPhase.Ended, Tuning: { Ended: null } })
        {
            yield return TuningOf(state);
            if (state is { Phase: StudyPhase.Stopping, End: { } end })
            {
                yield return TuningStopOf(state, end.Cause);
            }
        }
    }

    /// <summary>The study as a report for readers that missed events; see <see cref="StudyReported"/>.</summary>
    /// <param name="state">State of the study.</param>
    public static StudyReported Report(StudyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var end = EndOf(state);
        return new StudyReported
        {
            StudyId = state.StudyId,
            Accepted = new StudyAccepted { StudyId = state.StudyId, Study = state.Study, AcceptedAt = state.AcceptedAt, Parent = state.Parent, Prior = state.Prior, Prices = state.Prices },
            Improved = state.Incumbent is { } best ? new IncumbentImproved { StudyId = state.StudyId, Incumbent = best, Counts = state.Counts, Spending = Spendings.Of(state) } : null,
            Paused = state.Phase == StudyPhase.Paused ? PausedOf(state) : null,
            Resumed = state.Phase != StudyPhase.Paused && state.Pause.IsKnown ? ResumedOf(state) : null,
            Completed = end as StudyCompleted,
            Failed = end as StudyFailed,
        };
    }

    /// <summary>The message that a study has ended, or null while it has not.</summary>
    /// <param name="state">State of the study.</param>
    public static object? EndOf(StudyState state) => state switch
    {
        { Phase: not StudyPhase.Ended } or { End: null } => null,
        { End: { Kind: StudyEndKind.Completed } end } =>
            new StudyCompleted { StudyId = state.StudyId, Cause = end.Cause, Counts = state.Counts, Incumbent = state.Incumbent, Front = state.Front, Spending = Spendings.Of(state) },
        { End: var end } => new StudyFailed
        {
            StudyId = state.StudyId,
            Cause = end.Cause,
            Cancelled = end.Kind == StudyEndKind.Cancelled,
            Counts = state.Counts,
            Incumbent = state.Incumbent,
            Front = state.Front,
            Spending = Spendings.Of(state),
        },
    };

    /// <summary>The message that proposes a trial.</summary>
    internal static CandidateProposed Proposal(StudyState state, SearchSpace space, ProposedTrial trial) => new()
    {
        StudyId = state.StudyId,
        Trial = trial.Trial,
        Generation = trial.Generation,
        Hyperparameters = space.Hyperparameters(trial.Candidate.Configuration),
        Training = state.Study.Training,
        Metrics = state.Study.Metrics,
        Objectives = state.Study.Objectives,
        Job = trial.Job,
    };

    /// <summary>The message that asks the tuning service to lead the search.</summary>
    internal static TuningRequested TuningOf(StudyState state) =>
        new() { StudyId = state.StudyId, Study = state.Study, Seed = state.Seed, AcceptedAt = state.AcceptedAt };

    /// <summary>The message that the tuning service is needed no more.</summary>
    internal static StopTuning TuningStopOf(StudyState state, string reason) => new() { StudyId = state.StudyId, Reason = reason };

    /// <summary>The message that asks for the end of a trial.</summary>
    internal static StopTrial StopOf(StudyState state, ProposedTrial trial, string reason) =>
        new() { StudyId = state.StudyId, Trial = trial.Trial, Reason = reason };

    /// <summary>The message that the study is paused.</summary>
    internal static StudyPaused PausedOf(StudyState state) =>
        new() { StudyId = state.StudyId, Revision = state.Pause.Revision, Reason = state.Pause.Reason, Counts = state.Counts };

    /// <summary>The message that the study goes on after a pause.</summary>
    internal static StudyResumed ResumedOf(StudyState state) => new() { StudyId = state.StudyId, Revision = state.Pause.Revision };
}
