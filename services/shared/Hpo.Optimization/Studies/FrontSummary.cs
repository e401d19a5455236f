using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>A Pareto front as it is told: bounded, however large the front is.</summary>
public static class FrontSummary
{
    /// <summary>Most trials of a front that are told.</summary>
    public const int Most = 100;

    /// <summary>The trials of a front, by their first objective; of a larger front those with the most room around them, the ends of each objective among them.</summary>
    /// <param name="front">Trials that do not dominate each other.</param>
    /// <param name="problem">The problem of the study.</param>
    public static IReadOnlyList<Incumbent> Of(IReadOnlyList<Evaluation> front, SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(front);
        ArgumentNullException.ThrowIfNull(problem);
        var members = front.Where(trial => trial.Outcome.IsMeasured).Select(trial => (Trial: trial, Costs: Costs(trial, problem))).ToList();
        if (members.Count > Most)
        {
            var room = Dominance.Crowding([.. members.Select(member => member.Costs)]);
            members = [.. members.Zip(room).OrderByDescending(pair => pair.Second).ThenBy(pair => pair.First.Trial.Trial).Take(Most).Select(pair => pair.First)];
        }

        return [.. members.OrderBy(member => member.Costs[0]).ThenBy(member => member.Trial.Trial).Select(member => Told(member.Trial, problem))];
    }

    /// <summary>A measured trial as it is told.</summary>
    internal static Incumbent Told(Evaluation trial, SearchProblem problem) => new()
    {
        Trial = trial.Trial,
        Values = trial.Outcome.Values ?? new Dictionary<string, double>(),
        Hyperparameters = problem.Space.Hyperparameters(trial.Candidate.Configuration),
    };

    private static double[] Costs(Evaluation trial, SearchProblem problem) => trial.Outcome.Values is { } values ? problem.Costs(values) : [];
}
