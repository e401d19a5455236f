using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>What the launches of a trial have cost.</summary>
internal static class TrialSpending
{
    /// <summary>US dollars; null while nothing is billed, and when a price is not known.</summary>
    public static double? CostOf(TrialDocument trial, StudyDocument? study)
    {
        if (study is not { Study.Training: var training, Prices: { } prices })
        {
            return null;
        }

        double?[] costs = [.. Billed(trial).Select(attempt => TrialCosts.Of(training, prices, attempt.InstanceType, attempt.BillableSeconds))];
        return costs.Length == 0 ? TrialCosts.Of(training, prices, trial.Outcome?.InstanceType, trial.Outcome?.BillableSeconds)
            : costs.Any(cost => cost is null) ? null
            : costs.Sum();
    }

    /// <summary>Which part of the training time spot capacity saved; null on demand, and while nothing is billed.</summary>
    public static double? SavingOf(TrialDocument trial, Study? study)
    {
        if (study is null)
        {
            return null;
        }

        TrialAttempt[] billed = [.. Billed(trial)];
        return billed.Length == 0
            ? TrialCosts.SpotSaving(study.Training, trial.Outcome?.Seconds, trial.Outcome?.BillableSeconds)
            : TrialCosts.SpotSaving(study.Training, billed.Sum(attempt => attempt.Seconds), billed.Sum(attempt => attempt.BillableSeconds));
    }

    private static IEnumerable<TrialAttempt> Billed(TrialDocument trial) => trial.Attempts.Where(attempt => attempt.BillableSeconds is not null);
}
