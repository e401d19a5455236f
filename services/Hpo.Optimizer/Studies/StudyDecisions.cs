using Hpo.Messaging;
using Hpo.Optimization;

namespace Hpo.Optimizer.Studies;

/// <summary>What several events in a row do to a study.</summary>
internal sealed class StudyDecisions
{
    private readonly StudyDocument _before;
    private readonly TrialHistory _history;
    private readonly int _known;
    private readonly List<Evaluation> _settled = [];
    private readonly List<Evaluation> _corrected = [];
    private readonly List<Evaluation> _replaced = [];
    private readonly List<object> _messages = [];
    private StudyState _state;

    private StudyDecisions(StudyDocument before, TrialHistory history)
    {
        _before = before;
        _history = history;
        _known = history.Settled.Count;
        _state = before.State;
    }

    public bool IsChanged => !ReferenceEquals(_state, _before.State);

    public bool Ends => _state.Phase == StudyPhase.Ended && _before.State.Phase != StudyPhase.Ended;

    /// <summary>
    /// Decides one event after the other, each on the state that the one before left. The history grows with them. An event that cannot be decided
    /// fails by itself and is taken off the list.
    /// </summary>
    public static StudyDecisions Fold(List<StudyEvent> events, StudyDocument document, IStudyOptimizer optimizer, TrialHistory history, DateTimeOffset now)
    {
        var decisions = new StudyDecisions(document, history);
        foreach (var happening in events.ToArray())
        {
            try
            {
                decisions.Add(happening.Decide(decisions._state, optimizer, history, now));
            }
            catch (Exception failure)
            {
                happening.Fail(failure);
                events.Remove(happening);
            }
        }

        return decisions;
    }

    /// <summary>The first document of a study.</summary>
    public static StudyDocument Begin(Decision decision, DateTimeOffset now)
    {
        var decisions = new StudyDecisions(new StudyDocument { State = decision.State }, new TrialHistory());
        decisions.Add(decision);
        return decisions.Document(untold: null, now);
    }

    /// <summary>The study as it is to be saved.</summary>
    /// <param name="untold">The document before, if it was not told completely.</param>
    /// <param name="now">The time.</param>
    public StudyDocument Document(StudyDocument? untold, DateTimeOffset now)
    {
        // Trials of an earlier study settle before all others, so that their order is below 0.
        var order = _state.Counts.Settled - _settled.Count;
        StudyDocument document = new()
        {
            State = _state,
            Unwritten =
            [
                .. untold?.Unwritten ?? [],
                .. _settled.Select((evaluation, i) => new SettledTrial(_state.StudyId, order + i, evaluation)),
                .. _corrected.Select(evaluation => new SettledTrial(_state.StudyId, 0, evaluation) { IsCorrection = true }),
            ],
            Unsent = [.. untold?.Unsent ?? [], .. _messages.Select(OutgoingMessage.Of)],
        };
        return document.Unsent.Count + document.Unwritten.Count == 0 ? document : document with { UnsentSince = untold?.UnsentSince ?? now };
    }

    /// <summary>Leaves the history as it was: the decisions were not saved.</summary>
    public void TakeBack()
    {
        _history.RollBack(_known);
        _replaced.ForEach(_history.Correct);
    }

    private void Add(Decision decision)
    {
        foreach (var evaluation in decision.Settled)
        {
            _history.Add(evaluation);
        }

        if (decision.Corrected is { } corrected)
        {
            _replaced.AddRange(_history.Find(corrected.Trial) is { } given ? [given] : []);
            _history.Correct(corrected);
            _corrected.Add(corrected);
        }

        _settled.AddRange(decision.Settled);
        _messages.AddRange(decision.Messages);
        _state = decision.State;
    }
}
