using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>How a step fills free slots: with the candidates that the user started with, then with those of the optimizer.</summary>
internal sealed partial class StudyStep
{
    private int FreeSlots => Math.Min(_problem.Budget.MaxParallelTrials - _state.Pending.Count, Remaining);

    private int Remaining => _problem.Budget.MaxTrials - _state.Counts.Proposed;

    private bool IsPausedForNothing => _state.Phase == StudyPhase.Paused && (_state.Tuning is null ? Remaining == 0 : !MayFindMore);

    private void Fill(DateTimeOffset now)
    {
        if (_state.Remote is not null)
        {
            FillRemotely(now);
        }
        else if (_state.Tuning is not null)
        {
            // The service reads the outcomes itself.
            _state = _state.Untold.Count > 0 ? _state with { Untold = [] } : _state;
        }
        else if (IsGenerational)
        {
            FillFromGeneration();
        }
        else
        {
            FillAtOnce();
        }
    }

    private void FillAtOnce()
    {
        TellUntold();
        ProposeGiven();
        if (FreeSlots > 0 && !_state.IsExhausted && !IsLastGenerationProposed())
        {
            foreach (var candidate in Ask(FreeSlots))
            {
                ProposeAtOnce(candidate);
            }
        }
    }

    private void ProposeGiven()
    {
        while (FreeSlots > 0 && !IsLastGenerationProposed() && Given(1) is [var candidate])
        {
            ProposeAtOnce(candidate);
        }
    }

    private void ProposeAtOnce(Candidate candidate) => Propose(candidate, _state.Counts.Proposed / optimizer.GenerationSize(_problem));

    // The candidates that the user started with are the first trials, so the number of the next one tells which are left.
    private List<Candidate> Given(int most) =>
        [.. (_state.Study.StartWith ?? []).Skip(_state.Counts.Proposed).Take(most).Select(values => new Candidate(new Configuration(values)))];

    // Without a barrier a generation is just as many trials as a generation has; the limit on generations is one on trials.
    private bool IsLastGenerationProposed() =>
        _problem.Budget.MaxGenerations is { } limit && _state.Counts.Proposed >= (long)limit * optimizer.GenerationSize(_problem);

    private void FillFromGeneration()
    {
        if (_state.Queue.Count == 0 && _state.Pending.Count == 0)
        {
            BreedGeneration();
        }

        ReleaseQueue();
    }

    private void ReleaseQueue()
    {
        var released = _state.Queue.Take(FreeSlots).ToList();
        _state = _state with { Queue = [.. _state.Queue.Skip(released.Count)] };
        released.ForEach(candidate => Propose(candidate, _state.Generation));
    }

    private void BreedGeneration()
    {
        var next = NextGeneration;
        if (Remaining == 0 || next >= (_problem.Budget.MaxGenerations ?? int.MaxValue))
        {
            return;
        }

        TellUntold();
        var size = Math.Min(optimizer.GenerationSize(_problem), Remaining);
        _state = _state with { Queue = Given(size) };
        if (_state.Queue.Count < size)
        {
            var bred = Ask(size - _state.Queue.Count);
            _state = _state with { Queue = [.. _state.Queue, .. bred] };
        }

        _state = _state with { Generation = _state.Queue.Count > 0 ? next : _state.Generation };
    }

    private void TellUntold()
    {
        Tell(_state.Untold);
        _state = _state with { Untold = [] };
    }

    private void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        if (evaluations.Count > 0 && _state.Remote is null)
        {
            var memory = optimizer.Tell(View(), _state.Memory, evaluations, new RandomSource(_state.Seed, _state.Calls));
            _state = _state with { Memory = memory, Calls = _state.Calls + 1 };
        }
    }

    private IReadOnlyList<Candidate> Ask(int count)
    {
        var (candidates, memory) = optimizer.Ask(View(), _state.Memory, count, new RandomSource(_state.Seed, _state.Calls));
        // What is known only grows, so a space without candidates stays without.
        _state = _state with { Memory = memory, Calls = _state.Calls + 1, IsExhausted = candidates.Count == 0 };
        return candidates;
    }

    private StudyView View() => new(
        _problem,
        history,
        _settled,
        [.. _state.Pending.Select(p => p.Candidate), .. _state.Queue],
        _state.Counts.Proposed + _state.Queue.Count);

    private void Propose(Candidate candidate, int generation, AdoptedJob? job = null)
    {
        var trial = new ProposedTrial(_state.Counts.Proposed, generation, candidate, job);
        _state = _state with
        {
            Pending = [.. _state.Pending, trial],
            Counts = _state.Counts with { Proposed = _state.Counts.Proposed + 1 },
            Generation = generation,
        };
        _messages.Add(StudyMessages.Proposal(_state, _problem.Space, trial));
    }
}
