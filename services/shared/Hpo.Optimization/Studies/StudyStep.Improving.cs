using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>How a step notices that a trial is better than those before.</summary>
internal sealed partial class StudyStep
{
    private bool HasSeveralObjectives => _problem.Objectives.Count > 1;

    private void CompareWithIncumbent(Evaluation evaluation)
    {
        if (evaluation.Outcome.Values is { } values)
        {
            if (HasSeveralObjectives)
            {
                CompareWithFront(evaluation, _problem.Costs(values));
            }
            else
            {
                CompareWithBest(evaluation, _problem.Cost(values));
            }
        }
    }

    private void CompareWithBest(Evaluation evaluation, double cost)
    {
        // Of equals the earliest trial is the incumbent, so that the order of arrival does not decide.
        var difference = _state.Incumbent is { } best ? cost - _problem.Cost(best.Values) : -1;
        if (difference < 0 || (difference == 0 && evaluation.Trial < _state.Incumbent?.Trial))
        {
            Improve(evaluation, isBetter: difference < 0);
        }
    }

    private void CompareWithFront(Evaluation evaluation, double[] costs)
    {
        var front = history.FrontOf(_problem);
        if (front.Admits(evaluation.Trial, costs))
        {
            Improve(evaluation, isBetter: !front.Holds(costs));
        }
    }

    private void Improve(Evaluation evaluation, bool isBetter)
    {
        var incumbent = FrontSummary.Told(evaluation, _problem);
        _state = _state with { Incumbent = incumbent, SettledAtImprovement = isBetter ? _state.Counts.Settled : _state.SettledAtImprovement };
        _messages.Add(new IncumbentImproved { StudyId = _state.StudyId, Incumbent = incumbent, Counts = _state.Counts, Spending = Spendings.Of(_state) });
    }

    // The history lacks what this step settled or corrected.
    private IReadOnlyList<Incumbent>? Front()
    {
        if (!HasSeveralObjectives)
        {
            return null;
        }

        IReadOnlyList<Evaluation> front = [.. history.FrontOf(_problem).Members.Select(member => history.Find(member.Trial)).OfType<Evaluation>()];
        foreach (var latest in _settled.Append(_corrected).OfType<Evaluation>().Where(trial => trial is { IsPrior: false, Outcome.IsMeasured: true }))
        {
            front = ParetoFront.Join(front, latest, trial => new ParetoFront.Member(trial.Trial, _problem.Costs(trial.Outcome.Values ?? new Dictionary<string, double>())));
        }

        return FrontSummary.Of(front, _problem);
    }
}
