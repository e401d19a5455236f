namespace Hpo.Optimization;

public static partial class StudyEngine
{
    /// <summary>Ends the study at a user's request: running trials are stopped, nothing more is proposed.</summary>
    /// <param name="state">State of the study.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Cancel(StudyState state, string reason, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Phase is not (StudyPhase.Running or StudyPhase.Paused))
        {
            return Decision.Nothing(state);
        }

        var step = new StudyStep(state, optimizer, history);
        step.Stop(new StudyEnd(StudyEndKind.Cancelled, reason));
        return step.Advance(now);
    }

    /// <summary>Pauses the study at a user's request. Running trials go on, unless they are to be stopped.</summary>
    /// <param name="state">State of the study.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="stopJobs">Whether running trials are stopped, also those of a study that is paused already.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Pause(StudyState state, string reason, bool stopJobs, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Phase is not (StudyPhase.Running or StudyPhase.Paused) || (state.Phase == StudyPhase.Paused && !stopJobs))
        {
            return Decision.Nothing(state);
        }

        var step = new StudyStep(state, optimizer, history);
        step.Pause(reason, now);
        if (stopJobs)
        {
            step.StopPending($"study paused: {reason}");
        }

        return step.Advance(now);
    }

    /// <summary>Goes on with a paused study.</summary>
    /// <param name="state">State of the study.</param>
    /// <param name="optimizer">The optimizer of the study.</param>
    /// <param name="history">The settled trials of this state.</param>
    /// <param name="now">The time.</param>
    public static Decision Resume(StudyState state, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Phase != StudyPhase.Paused)
        {
            return Decision.Nothing(state);
        }

        var step = new StudyStep(state, optimizer, history);
        step.Resume(now);
        return step.Advance(now);
    }
}
