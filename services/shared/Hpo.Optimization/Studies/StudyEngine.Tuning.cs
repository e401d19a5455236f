using Hpo.Contracts;

namespace Hpo.Optimization;

public static partial class StudyEngine
{
    /// <summary>Takes in a candidate of the tuning service, for which a job runs already; it counts against no limit, since nobody could refuse it.</summary>
    /// <param name="state">State of the study.</param>
    /// <param name="found">The candidate.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Found(StudyState state, CandidateFound found, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(found);
        if (state is not { Tuning: { } tuning, Phase: not StudyPhase.Ended } || found.Trial < state.Counts.Proposed
            || tuning.Early.Any(early => early.Trial == found.Trial))
        {
            return Decision.Nothing(state);
        }

        var step = new StudyStep(state, optimizer, history);
        step.Adopt(found);
        return step.Advance(now);
    }

    /// <summary>Takes in that the tuning service launches no more jobs for the study.</summary>
    /// <param name="state">State of the study.</param>
    /// <param name="ended">How the tuning ended.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision EndTuning(StudyState state, TuningEnded ended, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Tuning: { Ended: null } tuning, Phase: not StudyPhase.Ended }
            ? new StudyStep(state with { Tuning = tuning with { Ended = ended } }, optimizer, history).Advance(now)
            : Decision.Nothing(state);
    }
}
