using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What a step does in a study whose candidates come from a tuning service.</summary>
internal sealed partial class StudyStep
{
    // Whether somebody may still announce a candidate. A study does not end before: what runs is told and paid for.
    private bool MayFindMore => _state.Tuning is { } tuning && !tuning.IsOver(_state.Counts.Proposed);

    /// <summary>Asks the tuning service to begin.</summary>
    public void RequestTuning()
    {
        _state = _state with { Tuning = new TuningProgress() };
        _messages.Add(StudyMessages.TuningOf(_state));
    }

    /// <summary>Makes a found candidate the trial of its number, as soon as all with lower numbers are known.</summary>
    public void Adopt(CandidateFound found)
    {
        var waiting = (_state.Tuning?.Early ?? []).Append(found).OrderBy(candidate => candidate.Trial).ToList();
        while (waiting is [var next, ..] && next.Trial == _state.Counts.Proposed)
        {
            waiting.RemoveAt(0);
            Propose(new Candidate(new Configuration(next.Hyperparameters)), _state.Counts.Proposed / optimizer.GenerationSize(_problem), next.Job);
            if (_state is { Phase: StudyPhase.Stopping, End: { } end })
            {
                _messages.Add(StudyMessages.StopOf(_state, _state.Pending[^1], end.Cause));
            }
        }

        _state = _state with { Tuning = (_state.Tuning ?? new TuningProgress()) with { Early = waiting } };
    }

    private StudyEnd? TuningFailure() => _state.Tuning?.Ended is { Status: JobStatus.Failed } failed ? new StudyEnd(StudyEndKind.Failed, failed.Reason) : null;
}
