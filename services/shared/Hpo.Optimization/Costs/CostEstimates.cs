using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What a study may come to, before anything is started.</summary>
public static class CostEstimates
{
    private const double SecondsPerHour = 3600;

    /// <summary>The worst case: as many trials as the budget allows, each running into its time limit, on the dearest machine.</summary>
    /// <param name="study">The study.</param>
    /// <param name="prices">What machines cost; null when that is not known.</param>
    /// <param name="attempts">Launches of each trial, at least 1; all but the last fail by the infrastructure at their very end.</param>
    public static CostEstimate WorstCase(Study study, InstancePrices? prices, int attempts)
    {
        ArgumentNullException.ThrowIfNull(study);
        var (budget, training) = (study.Budget, study.Training);
        var parallel = Math.Min(budget.MaxParallelTrials, budget.MaxTrials);
        var trial = (double)training.MaxRuntimeSeconds * attempts;
        var rounds = Math.Ceiling(budget.MaxTrials / (double)parallel);
        var hourly = TrialCosts.HourlyPrice(prices, MachineTypes.Of(training)) * training.InstanceCount;

        // Of one machine of each job, as it is billed and limited. When a limit is reached, the jobs that run come on top.
        var billed = Least(
            budget.MaxTrials * trial,
            budget.MaxBillableSeconds + (parallel * trial),
            (budget.MaxCost / hourly * SecondsPerHour) + (parallel * trial),
            parallel * budget.MaxDuration?.TotalSeconds);
        return new CostEstimate(
            (long)budget.MaxTrials * attempts,
            Time(billed * training.InstanceCount),
            Time(Least(rounds * (training.Spot?.MaxWaitSeconds ?? training.MaxRuntimeSeconds) * attempts, budget.MaxDuration?.TotalSeconds)),
            hourly * billed / SecondsPerHour);
    }

    // A free machine puts no limit on the time: its limit is infinite.
    private static double Least(params double?[] limits) => limits.OfType<double>().Where(double.IsFinite).Min();

    internal static TimeSpan Time(double seconds) => seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
}
