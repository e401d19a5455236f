using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimizer.Studies;

namespace Hpo.Services.Tests.Optimizer;

/// <summary>
/// What surrounds the optimizer: a queue that delivers at least once and trainers that answer each proposal they hear of, also one they have answered before,
/// and an optimizer service that keeps nothing.
/// </summary>
internal sealed class OptimizerWorld
{
    private readonly OptimizerRig _rig;
    private readonly bool _isRedelivered;
    private readonly Queue<object> _queue = new();
    private readonly IStudyOptimizer _service = OptimizerCatalog.BuiltIn.FindOptimizer("ga") ?? throw new InvalidOperationException("There is no ga.");
    private int _heard;
    private int _asked;

    /// <param name="rig">The service.</param>
    /// <param name="isRedelivered">Whether the message in hand comes again after a crash.</param>
    public OptimizerWorld(OptimizerRig rig, bool isRedelivered)
    {
        _rig = rig;
        _isRedelivered = isRedelivered;
        Process = rig.Process();
    }

    public StudyKeeper Process { get; private set; }

    /// <summary>Delivers until the study has ended.</summary>
    public async Task RunAsync(StudyAccepted accepted)
    {
        _queue.Enqueue(accepted);
        while (_rig.Published.Of<StudyCompleted>().Count == 0)
        {
            if (_queue.Count == 0)
            {
                await RestartAndSweepAsync();
            }

            await DeliverNextAsync();
            Answer();
        }
    }

    private async Task DeliverNextAsync()
    {
        if (!_queue.TryPeek(out var message))
        {
            return;
        }

        try
        {
            await Process.DeliverAsync(message);
            _queue.Dequeue();
        }
        catch (SimulatedCrashException)
        {
            Process = _rig.Process();
            if (!_isRedelivered && message is not StudyAccepted)
            {
                _queue.Dequeue();
            }
        }
    }

    // What a process does when it starts: say again what is waited for, and look after what is unsent.
    private async Task RestartAndSweepAsync()
    {
        var told = _rig.Published.All.Count;
        Process = _rig.Process();
        await _rig.SweepUntilAsync(Process, () => _rig.Published.All.Count > told);
    }

    private void Answer()
    {
        var proposals = _rig.Published.Of<CandidateProposed>();
        foreach (var proposal in proposals.Skip(_heard))
        {
            _queue.Enqueue(OptimizerRig.Measured(proposal.Trial));
        }

        _heard = proposals.Count;
        var requests = _rig.Published.Of<CandidatesRequested>();
        foreach (var request in requests.Skip(_asked))
        {
            _queue.Enqueue(RemoteAnswers.Of(request, _service, new KeptHistory()));
        }

        _asked = requests.Count;
    }
}
