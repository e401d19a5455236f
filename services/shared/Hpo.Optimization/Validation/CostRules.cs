using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>What a limit on cost demands: a price for every machine type that the study may use. What has no price would pass it unseen.</summary>
internal static class CostRules
{
    public static void Check(ProblemList problems, Budget? budget, TrainingTemplate? training, InstancePrices? prices)
    {
        if (budget?.MaxCost is null || training is null)
        {
            return;
        }

        // A type that is wrong by itself is reported there.
        foreach (var type in MachineTypes.Of(training).Where(type => type.Length > 0 && prices?.UsdPerHour.ContainsKey(type) != true).Distinct(StringComparer.Ordinal))
        {
            problems.Add(
                "budget.maxCost",
                $"maxCost needs the price of '{type}', which is not known here ({prices?.Source ?? "there is no price table"}). Name a price table that has it (setting Prices:File, HPO__Prices__File), or limit maxBillableSeconds instead.");
        }
    }
}
