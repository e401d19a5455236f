using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>Trials of several objectives, the Pareto front first.</summary>
public static class TrialRanks
{
    /// <summary>
    /// Ranks all trials of a study: the front is 1, what only the front dominates is 2, and so on. Trials of one rank follow their first objective; trials without
    /// a fitness come last and have no rank.
    /// </summary>
    /// <param name="trials">All trials of the study.</param>
    /// <param name="objectives">Its objectives.</param>
    public static IReadOnlyList<TrialView> Rank(IReadOnlyList<TrialView> trials, IReadOnlyList<Objective> objectives)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(objectives);
        var measured = trials.Where(IsMeasured).Select(trial => (Trial: trial, Costs: objectives.Costs(trial.Values ?? new Dictionary<string, double>()))).ToList();
        var ranks = Dominance.Ranks([.. measured.Select(pair => pair.Costs)]);
        return
        [
            .. measured.Zip(ranks)
                .OrderBy(pair => pair.Second).ThenBy(pair => pair.First.Costs[0]).ThenBy(pair => pair.First.Trial.Trial)
                .Select(pair => pair.First.Trial with { Rank = pair.Second + 1, ParetoOptimal = pair.Second == 0 }),
            .. trials.Where(trial => !IsMeasured(trial)).OrderBy(trial => trial.Trial),
        ];

        bool IsMeasured(TrialView trial) => trial.Values is { } values && objectives.All(objective => values.ContainsKey(objective.Metric));
    }
}
