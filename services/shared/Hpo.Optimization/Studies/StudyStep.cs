using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>One step of a study under construction; lives for a single decision.</summary>
internal sealed partial class StudyStep(StudyState state, IStudyOptimizer optimizer, TrialHistory history)
{
    private readonly SearchProblem _problem = SearchProblem.Of(state.Study, state.Seed);
    private readonly List<object> _messages = [];
    private readonly List<Evaluation> _settled = [];
    private StudyState _state = state;
    private Evaluation? _corrected;

    /// <summary>Takes in what is known from an earlier study and tells it to the optimizer.</summary>
    public void Remember(PriorKnowledge? prior)
    {
        if (prior is null)
        {
            return;
        }

        foreach (var trial in prior.Trials ?? [])
        {
            if (PriorTrials.Read(trial, _problem) is { } known)
            {
                _settled.Add(new Evaluation(-1 - _settled.Count, -1, new Candidate(known.Configuration), known.Outcome));
            }
        }

        var unfit = (prior.Trials?.Count ?? 0) - _settled.Count;
        _state = _state with { Prior = prior with { Used = _settled.Count, LeftOut = prior.LeftOut + unfit, Trials = null } };
        Tell([.. _settled]);
    }

    /// <summary>Gives a pending trial its outcome.</summary>
    public void Settle(ProposedTrial pending, Outcome outcome)
    {
        var evaluation = new Evaluation(pending.Trial, pending.Generation, pending.Candidate, outcome);
        _settled.Add(evaluation);
        _state = _state with
        {
            Pending = [.. _state.Pending.Where(p => p.Trial != pending.Trial)],
            Untold = [.. _state.Untold, evaluation],
            BillableSeconds = _state.BillableSeconds + (outcome.BillableSeconds ?? 0),
            Seconds = _state.Seconds + (outcome.Seconds ?? 0),
            Cost = _state.Cost + (Spendings.CostOf(_state, outcome) ?? 0),
            Counts = outcome.IsMeasured
                ? _state.Counts with { Measured = _state.Counts.Measured + 1 }
                : _state.Counts with { Unavailable = _state.Counts.Unavailable + 1 },
        };
        CompareWithIncumbent(evaluation);
    }

    /// <summary>Stops proposing and asks for the end of every running trial.</summary>
    public void Stop(StudyEnd end)
    {
        // First, or the service would replace the trials that are stopped.
        if (_state.Tuning is { Ended: null })
        {
            _messages.Add(StudyMessages.TuningStopOf(_state, end.Cause));
        }

        StopPending(end.Cause);
        _state = _state with { Phase = StudyPhase.Stopping, End = end, Queue = [], Untold = [], Remote = Unasked };
    }

    /// <summary>Stops proposing until the study is resumed; a study that is paused already gets the new reason.</summary>
    public void Pause(string reason, DateTimeOffset now, bool isOwn = false)
    {
        var pause = _state.Pause;
        _state = _state with
        {
            Phase = StudyPhase.Paused,
            Remote = Unasked,
            Pause = pause with { Revision = pause.Revision + 1, Reason = reason, IsOwn = isOwn, Since = pause.Since ?? now },
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
            Remote = _state.Remote is { } remote ? remote with { Refusals = 0 } : null,
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
    public Decision Correct(Evaluation settled, Outcome late, DateTimeOffset now)
    {
        var evaluation = settled with { Outcome = Spendings.Corrected(settled.Outcome, late) };
        _corrected = evaluation;
        _state = _state with
        {
            Corrections = _state.Corrections + 1,
            BillableSeconds = _state.BillableSeconds + (evaluation.Outcome.BillableSeconds ?? 0) - (settled.Outcome.BillableSeconds ?? 0),
            Seconds = _state.Seconds + (evaluation.Outcome.Seconds ?? 0) - (settled.Outcome.Seconds ?? 0),
            Cost = _state.Cost + (Spendings.CostOf(_state, evaluation.Outcome) ?? 0) - (Spendings.CostOf(_state, settled.Outcome) ?? 0),
            Counts = _state.Counts with { Measured = _state.Counts.Measured + 1, Unavailable = _state.Counts.Unavailable - 1 },
            Untold = [.. _state.Untold.Select(told => told.Trial == evaluation.Trial ? evaluation : told)],
        };
        CompareWithIncumbent(evaluation);
        if (_state is { Phase: StudyPhase.Paused, Pause.IsOwn: true })
        {
            Resume(now);
        }

        if (_state.Phase == StudyPhase.Ended)
        {
            TellEnd();
        }

        return Advance(now) with { Corrected = evaluation };
    }

    /// <summary>Applies the stopping rules, fills free slots, and ends the study when nothing is left to do.</summary>
    public Decision Advance(DateTimeOffset now)
    {
        if (_state.Phase is StudyPhase.Running or StudyPhase.Paused && (StoppingRules.Check(_state, LatestMeasured(), now) ?? TuningFailure()) is { } end)
        {
            Stop(end);
        }

        if (_state.Phase == StudyPhase.Running && StoppingRules.CircuitBreaker(_state, LastSettled) is { } reason)
        {
            Pause(reason, now, isOwn: true);
        }

        if (_state.Phase == StudyPhase.Running)
        {
            Fill(now);
        }

        if (_state.Pending.Count == 0 && !MayFindMore && !IsAwaiting && (_state.Phase is StudyPhase.Running or StudyPhase.Stopping || IsPausedForNothing))
        {
            Conclude();
        }

        return new Decision(_state, _settled, _messages);
    }

    private Evaluation? LastSettled => _settled.LastOrDefault(trial => !trial.IsPrior);

    private IReadOnlyList<Evaluation> LatestMeasured() => _problem.Budget.MinDiversity is null
        ? []
        : Diversity.Latest(View().Settled, Diversity.Window(optimizer.GenerationSize(_problem)));

    private void Conclude()
    {
        var end = _state.Counts.Measured == 0 && _state.End is null
            ? new StudyEnd(StudyEndKind.Failed, NothingMeasured())
            : _state.End ?? new StudyEnd(StudyEndKind.Completed, WhyNothingIsLeft());
        _state = _state with { Phase = StudyPhase.Ended, End = end, Queue = [], Untold = [] };
        TellEnd();
    }

    private void TellEnd()
    {
        _state = _state with { Front = Front() };
        if (StudyMessages.EndOf(_state) is { } message)
        {
            _messages.Add(message);
        }
    }

    private string NothingMeasured() => this switch
    {
        { LastSettled: { } last } => Text($"none of {_state.Counts.Settled} trials has a fitness; the last one: {last.Outcome.Reason}"),
        _ when _state is { Prior: { } prior, Counts.Proposed: 0 } =>
            Text($"{(prior.Source is null ? $"study {prior.StudyId}" : $"the warm start ({prior.Source})")} has tried every configuration of the search space; widen it, or set optimizer.allowRepeats"),
        _ => Text($"none of {_state.Counts.Settled} trials has a fitness"),
    };

    private string WhyNothingIsLeft() => (Remaining, _state.IsExhausted) switch
    {
        _ when _state.Tuning?.Ended is { } ended => Text($"{ended.Reason}; all {_state.Counts.Proposed} trials have an outcome"),
        (0, _) => Text($"all {_state.Counts.Proposed} trials have an outcome"),
        (_, true) => Text($"the search space is exhausted after {_state.Counts.Proposed} trials"),
        _ => Text($"all {_problem.Budget.MaxGenerations} generations have an outcome"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
