using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>One step of a study under construction; lives for a single decision.</summary>
internal sealed class StudyStep(StudyState state, IStudyOptimizer optimizer, TrialHistory history)
{
    private readonly SearchProblem _problem = SearchProblem.Of(state.Study, state.Seed);
    private readonly List<object> _messages = [];
    private readonly List<Evaluation> _settled = [];
    private StudyState _state = state;

    /// <summary>Gives a pending trial its outcome.</summary>
    public void Settle(ProposedTrial pending, Outcome outcome)
    {
        var evaluation = new Evaluation(pending.Trial, pending.Generation, pending.Candidate, outcome);
        _settled.Add(evaluation);
        _state = _state with
        {
            Pending = [.. _state.Pending.Where(p => p.Trial != pending.Trial)],
            Untold = [.. _state.Untold, evaluation],
            Counts = outcome.IsMeasured
                ? _state.Counts with { Measured = _state.Counts.Measured + 1 }
                : _state.Counts with { Unavailable = _state.Counts.Unavailable + 1 },
        };
        CompareWithIncumbent(evaluation);
    }

    /// <summary>Stops proposing and asks for the end of every running trial.</summary>
    public void Stop(StudyEnd end)
    {
        StopPending(end.Cause);
        _state = _state with { Phase = StudyPhase.Stopping, End = end, Queue = [], Untold = [] };
    }

    /// <summary>Stops proposing until the study is resumed; a study that is paused already gets the new reason.</summary>
    public void Pause(string reason, DateTimeOffset now)
    {
        var pause = _state.Pause;
        _state = _state with
        {
            Phase = StudyPhase.Paused,
            Pause = pause with { Revision = pause.Revision + 1, Reason = reason, Since = pause.Since ?? now },
        };
        _messages.Add(StudyMessages.PausedOf(_state));
    }

    /// <summary>Asks for the end of running trials; the study itself goes on.</summary>
    public void StopPending(string reason) => _messages.AddRange(_state.Pending.Select(p => StudyMessages.StopOf(_state, p, reason)));

    /// <summary>Ends a pause.</summary>
    public void Resume(DateTimeOffset now)
    {
        var pause = _state.Pause;
        _state = _state with
        {
            Phase = StudyPhase.Running,
            Pause = pause with
            {
                Revision = pause.Revision + 1,
                Since = null,
                Past = pause.Past + (now - (pause.Since ?? now)),
                Forgiven = _state.Counts.Unavailable,
            },
        };
        _messages.Add(StudyMessages.ResumedOf(_state));
    }

    /// <summary>Gives a trial that was given up the fitness that came late.</summary>
    public Decision Correct(Evaluation evaluation, DateTimeOffset now)
    {
        _state = _state with
        {
            Corrections = _state.Corrections + 1,
            Counts = _state.Counts with { Measured = _state.Counts.Measured + 1, Unavailable = _state.Counts.Unavailable - 1 },
            Untold = [.. _state.Untold.Select(told => told.Trial == evaluation.Trial ? evaluation : told)],
        };
        CompareWithIncumbent(evaluation);
        if (StudyMessages.EndOf(_state) is { } end)
        {
            _messages.Add(end);
        }

        return Advance(now) with { Corrected = evaluation };
    }

    /// <summary>Applies the stopping rules, fills free slots, and ends the study when nothing is left to do.</summary>
    public Decision Advance(DateTimeOffset now)
    {
        if (_state.Phase is StudyPhase.Running or StudyPhase.Paused && StoppingRules.Check(_state, now) is { } end)
        {
            Stop(end);
        }

        if (_state.Phase == StudyPhase.Running && StoppingRules.CircuitBreaker(_state, _settled.LastOrDefault()) is { } reason)
        {
            Pause(reason, now);
        }

        if (_state.Phase == StudyPhase.Running)
        {
            Fill();
        }

        if (_state.Pending.Count == 0 && (_state.Phase is StudyPhase.Running or StudyPhase.Stopping || IsPausedForNothing))
        {
            Conclude();
        }

        return new Decision(_state, _settled, _messages);
    }

    private int FreeSlots => Math.Min(_problem.Budget.MaxParallelTrials - _state.Pending.Count, Remaining);

    private int Remaining => _problem.Budget.MaxTrials - _state.Counts.Proposed;

    private bool IsPausedForNothing => _state.Phase == StudyPhase.Paused && Remaining == 0;

    private void Fill()
    {
        if (_problem.Mode == OptimizerMode.Generational)
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
        Tell();
        if (FreeSlots > 0 && !_state.IsExhausted && !IsLastGenerationProposed())
        {
            var candidates = Ask(FreeSlots);
            foreach (var candidate in candidates)
            {
                Propose(candidate, _state.Counts.Proposed / optimizer.GenerationSize(_problem));
            }
        }
    }

    // Without a barrier a generation is just as many trials as a generation has; the limit on generations is one on trials.
    private bool IsLastGenerationProposed() =>
        _problem.Budget.MaxGenerations is { } limit && _state.Counts.Proposed >= (long)limit * optimizer.GenerationSize(_problem);

    private void FillFromGeneration()
    {
        if (_state.Queue.Count == 0 && _state.Pending.Count == 0)
        {
            BreedGeneration();
        }

        var released = _state.Queue.Take(FreeSlots).ToList();
        _state = _state with { Queue = [.. _state.Queue.Skip(released.Count)] };
        released.ForEach(candidate => Propose(candidate, _state.Generation));
    }

    private void BreedGeneration()
    {
        var isFirst = _state.Counts.Proposed == 0;
        var next = isFirst ? 0 : _state.Generation + 1;
        if (Remaining == 0 || next >= (_problem.Budget.MaxGenerations ?? int.MaxValue))
        {
            return;
        }

        Tell();
        var candidates = Ask(Math.Min(optimizer.GenerationSize(_problem), Remaining));
        _state = _state with { Generation = candidates.Count > 0 ? next : _state.Generation, Queue = candidates };
    }

    private void Tell()
    {
        if (_state.Untold.Count == 0)
        {
            return;
        }

        var memory = optimizer.Tell(View(), _state.Memory, _state.Untold, new RandomSource(_state.Seed, _state.Calls));
        _state = _state with { Memory = memory, Untold = [], Calls = _state.Calls + 1 };
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
        _state.Counts.Proposed);

    private void Propose(Candidate candidate, int generation)
    {
        var trial = new ProposedTrial(_state.Counts.Proposed, generation, candidate);
        _state = _state with
        {
            Pending = [.. _state.Pending, trial],
            Counts = _state.Counts with { Proposed = _state.Counts.Proposed + 1 },
            Generation = generation,
        };
        _messages.Add(StudyMessages.Proposal(_state, _problem.Space, trial));
    }

    private void CompareWithIncumbent(Evaluation evaluation)
    {
        if (evaluation.Outcome.Values is not { } values)
        {
            return;
        }

        // Of equals the earliest trial is the incumbent, so that the order of arrival does not decide.
        var difference = _state.Incumbent is { } best ? _problem.Cost(values) - _problem.Cost(best.Values) : -1;
        if (difference > 0 || (difference == 0 && evaluation.Trial > _state.Incumbent?.Trial))
        {
            return;
        }

        var incumbent = new Incumbent
        {
            Trial = evaluation.Trial,
            Values = values,
            Hyperparameters = _problem.Space.Hyperparameters(evaluation.Candidate.Configuration),
        };
        _state = _state with
        {
            Incumbent = incumbent,
            SettledAtImprovement = difference < 0 ? _state.Counts.Settled : _state.SettledAtImprovement,
        };
        _messages.Add(new IncumbentImproved { StudyId = _state.StudyId, Incumbent = incumbent, Counts = _state.Counts });
    }

    private void Conclude()
    {
        var end = _state.Counts.Measured == 0 && _state.End is null
            ? new StudyEnd(StudyEndKind.Failed, NothingMeasured())
            : _state.End ?? new StudyEnd(StudyEndKind.Completed, WhyNothingIsLeft());
        _state = _state with { Phase = StudyPhase.Ended, End = end, Queue = [], Untold = [] };
        if (StudyMessages.EndOf(_state) is { } message)
        {
            _messages.Add(message);
        }
    }

    private string NothingMeasured() => string.Create(CultureInfo.InvariantCulture, $"none of {_state.Counts.Settled} trials has a fitness")
        + (_settled.Count > 0 ? $"; the last one: {_settled[^1].Outcome.Reason}" : "");

    private string WhyNothingIsLeft() => (Remaining, _state.IsExhausted) switch
    {
        (0, _) => $"all {_state.Counts.Proposed} trials have an outcome",
        (_, true) => $"the search space is exhausted after {_state.Counts.Proposed} trials",
        _ => $"all {_problem.Budget.MaxGenerations} generations have an outcome",
    };
}
