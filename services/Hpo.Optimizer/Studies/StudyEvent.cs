using Hpo.Optimization;

namespace Hpo.Optimizer.Studies;

/// <summary>What an event does to a study: pure; the same state means that it changes nothing.</summary>
internal delegate Decision Decide(StudyState state, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now);

/// <summary>An event of a study that waits for its turn.</summary>
/// <param name="decide">What it does.</param>
/// <param name="clearsTold">Whether it also notes, in a study that it does not change, that everything was told.</param>
internal sealed class StudyEvent(Decide decide, bool clearsTold)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Decide Decide => decide;

    public bool ClearsTold => clearsTold;

    /// <summary>Whether there is such a study; completes when the event's effect is saved and told.</summary>
    public Task<bool> Done => _done.Task;

    public void Complete(bool isKnown) => _done.TrySetResult(isKnown);

    public void Fail(Exception failure) => _done.TrySetException(failure);
}
