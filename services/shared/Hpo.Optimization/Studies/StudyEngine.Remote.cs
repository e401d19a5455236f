using Hpo.Contracts;

namespace Hpo.Optimization;

public static partial class StudyEngine
{
    /// <summary>
    /// Takes in the answer of an optimizer service. One that nobody waits for changes nothing; one that breaks a rule is refused as a whole and asked for again
    /// under the next number, or the study pauses when that was tried often enough.
    /// </summary>
    /// <param name="state">State of the study.</param>
    /// <param name="suggested">The answer.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Suggest(StudyState state, CandidatesSuggested suggested, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(suggested);
        if (state is not { Phase: StudyPhase.Running, Remote: { Awaiting: { } round } remote } || suggested.Round != remote.Rounds)
        {
            return Decision.Nothing(state);
        }

        var step = new StudyStep(state, optimizer, history);
        step.Answer(remote, round, suggested, now);
        return step.Advance(now);
    }

    /// <summary>When time alone leads the study on: its time budget is over, or its optimizer service is asked again. Null when neither will happen.</summary>
    /// <param name="state">State of the study.</param>
    public static DateTimeOffset? NextTick(StudyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var askAgainAt = state.Phase == StudyPhase.Running ? state.Remote?.Awaiting?.AskAgainAt : null;
        return askAgainAt is null || state.Deadline < askAgainAt ? state.Deadline : askAgainAt;
    }
}
