using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimization.Validation;

namespace Hpo.Cli.Results;

/// <summary>What a study may come to, for people.</summary>
internal static class EstimateText
{
    /// <summary>Jobs, worst-case hours and cost, without and with launches that the infrastructure fails, and where the prices come from.</summary>
    public static IEnumerable<string> Of(Study study, InstancePrices prices)
    {
        var (budget, training) = (study.Budget, study.Training);
        var inner = StudyReader.InnerStudiesOf(study, OptimizerCatalog.BuiltIn);
        yield return inner.Count > 0 ? InnerJobs(study, inner) : Text($"Jobs: at most {budget.MaxTrials}, {Math.Min(budget.MaxParallelTrials, budget.MaxTrials)} at a time, each on {training.InstanceCount} x {string.Join(" or ", MachineTypes.Of(training))} for at most {training.MaxRuntimeSeconds} s");
        yield return $"Worst case: {Line(WorstCase(attempts: 1))}";
        var attempts = inner.Count > 0 ? inner.Max(one => one.Training.MaxAttempts) : training.MaxAttempts;
        if (attempts > 1)
        {
            yield return Text($"With all {attempts} attempts of every trial, the earlier ones failed by the infrastructure at their very end: {Line(WorstCase(attempts))}");
        }

        var limits = Limits(budget).ToList();
        if (limits.Count > 0)
        {
            yield return $"The budget's limits are counted in ({string.Join(", ", limits)}); the jobs that run when one is reached come on top.";
        }

        yield return SpendingText.MissingPrice(training, prices) is { } missing
            ? $"The cost is unknown: {missing}. Name a table that has it by --prices FILE or HPO__Prices__File."
            : $"Prices: {prices.Source}. They change; storage and data transfer are not counted. Name your own by --prices FILE or HPO__Prices__File.";

        CostEstimate WorstCase(int attempts) =>
            inner.Count > 0 ? MetaEstimates.WorstCase(study, inner, prices, attempts) : CostEstimates.WorstCase(study, prices, attempts);
    }

    private static string InnerJobs(Study study, IReadOnlyList<Study> inner)
    {
        var (repeats, trials) = (study.Training.Repeats ?? 1, study.Budget.MaxTrials);
        var studies = inner.Count * repeats;
        var atOnce = Math.Min(study.Budget.MaxParallelTrials, trials) * repeats * inner.Sum(one => Math.Min(one.Budget.MaxParallelTrials, one.Budget.MaxTrials));
        return Text($"Jobs: at most {InnerStudies.Jobs(study, inner)}, {atOnce} at a time, in {trials * studies} inner studies: {trials} trials of {studies} each, {inner.Count} problems times {repeats} repeats");
    }

    private static string Line(CostEstimate worst) =>
        Text($"{worst.Jobs} jobs, {Hours(worst.MachineTime)} of machine time, {Hours(worst.WallTime)} from start to end, {(worst.Cost is { } cost ? SpendingText.Usd(cost) : "cost unknown")}");

    private static IEnumerable<string> Limits(Budget budget)
    {
        if (budget.MaxDuration is { } duration)
        {
            yield return Text($"maxDuration {duration:c}");
        }

        if (budget.MaxBillableSeconds is { } seconds)
        {
            yield return Text($"maxBillableSeconds {seconds}");
        }

        if (budget.MaxCost is { } cost)
        {
            yield return $"maxCost {SpendingText.Usd(cost)}";
        }
    }

    private static string Hours(TimeSpan time) => Text($"{time.TotalHours:0.##} h");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
