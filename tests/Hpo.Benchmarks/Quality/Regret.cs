using Hpo.Benchmarks.Reporting;

namespace Hpo.Benchmarks.Quality;

/// <summary>How far the best value so far is from the optimum.</summary>
internal static class Regret
{
    private static readonly int[] Budgets = [25, 50, 100];

    /// <summary>The numbers of evaluations after which regret is taken: those of the anchors as far as a run goes, and its end.</summary>
    public static IReadOnlyList<int> BudgetsOf(int budget) => [.. Budgets.Where(b => b < budget), budget];

    /// <summary>The number of evaluations at which our optimizers are compared with anchors; null when runs are too short.</summary>
    public static int? RankedAt(int budget) => Array.FindLast(Budgets, b => b <= budget) is > 0 and var last ? last : null;

    /// <summary>The rows of an optimizer on a problem with one objective.</summary>
    public static IEnumerable<RegretRow> Rows(QualityRuns runs, int budget) => BudgetsOf(budget).Select(evaluations => new RegretRow(
        GroupOf(runs.Pairing.Problem.Family),
        runs.Pairing.Problem.Name,
        Names.Ours(runs.Pairing.Name),
        evaluations,
        runs.Runs.Count,
        Figures.Of(runs.Runs.Select(run => run.Take(evaluations).Min(values => values[0]) - (runs.Pairing.Problem.OptimumValue ?? 0)))));

    private static string GroupOf(string family) => family switch
    {
        "table" => "table",
        "mixed6" => "mixed",
        _ => "synthetic",
    };
}
