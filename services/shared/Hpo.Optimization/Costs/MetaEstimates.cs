using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What a study of studies may come to, before anything is started.</summary>
public static class MetaEstimates
{
    /// <summary>The worst case of all its inner studies together; those of one trial run at the same time.</summary>
    /// <param name="study">The outer study.</param>
    /// <param name="inner">One inner study of a trial for each problem, the largest there is.</param>
    /// <param name="prices">What machines cost; null when that is not known.</param>
    /// <param name="attempts">Launches of each job, at least 1.</param>
    public static CostEstimate WorstCase(Study study, IReadOnlyList<Study> inner, InstancePrices? prices, int attempts)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(inner);
        var (budget, repeats) = (study.Budget, study.Training.Repeats ?? 1);
        var each = inner.Select(one => CostEstimates.WorstCase(one, prices, attempts)).ToArray();
        var parallel = Math.Min(budget.MaxParallelTrials, budget.MaxTrials);
        var (machine, cost) = (repeats * each.Sum(one => one.MachineTime.TotalSeconds), repeats * Sum(each));
        var billed = machine / study.Training.InstanceCount;

        // When a limit is reached, the trials that run come on top.
        double[] trials =
        [
            budget.MaxTrials,
            budget.MaxBillableSeconds / billed + parallel ?? double.PositiveInfinity,
            budget.MaxCost / cost + parallel ?? double.PositiveInfinity,
        ];
        var most = trials.Where(limit => !double.IsNaN(limit)).Min();
        var wall = Math.Ceiling(budget.MaxTrials / (double)parallel) * each.Max(one => one.WallTime.TotalSeconds);
        return new CostEstimate(
            budget.MaxTrials * repeats * each.Sum(one => one.Jobs),
            CostEstimates.Time(most * machine),
            CostEstimates.Time(Math.Min(wall, budget.MaxDuration?.TotalSeconds ?? double.PositiveInfinity)),
            most * cost);
    }

    // One price that is not known makes a sum that is not known.
    private static double? Sum(IEnumerable<CostEstimate> each) => each.Aggregate((double?)0, (sum, one) => sum + one.Cost);
}
