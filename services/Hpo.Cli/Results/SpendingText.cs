using System.Globalization;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Optimization;

namespace Hpo.Cli.Results;

/// <summary>What a study has cost, for people.</summary>
internal static class SpendingText
{
    /// <summary>One line; none where nothing is charged, or nothing is known yet.</summary>
    public static IEnumerable<string> Of(Hpo.Gateway.StudyView study)
    {
        if (study is not { Spending: { } spending, Prices: { } prices, Study.Training: var training })
        {
            yield break;
        }

        var cost = spending.Cost is { } known ? Usd(known) : $"unknown, {MissingPrice(training, prices)}";
        var saving = spending.SpotSaving is { } saved ? $"; spot saved {saved.ToString("0.#%", CultureInfo.InvariantCulture)} of the training time" : "";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Cost{(study.Status.IsEnded() ? "" : " so far")}: {cost} for {spending.BillableSeconds:0.#} s billed on {training.InstanceCount} x {string.Join(" or ", MachineTypes.Of(training))}{saving} ({prices.Source})");
    }

    /// <summary>Which price is not known, or null when all are.</summary>
    public static string? MissingPrice(TrainingTemplate training, InstancePrices prices)
    {
        string[] missing = [.. MachineTypes.Of(training).Where(type => !prices.UsdPerHour.ContainsKey(type))];
        return missing.Length == 0 ? null : $"there is no price for {string.Join(", ", missing)} ({prices.Source})";
    }

    /// <summary>An amount with its currency.</summary>
    public static string Usd(double amount) => $"{Amount(amount)} USD";

    /// <summary>An amount; seconds cost little, so small ones keep more digits.</summary>
    public static string Amount(double amount) => amount.ToString(amount < 0.01 ? "0.00####" : "0.00##", CultureInfo.InvariantCulture);
}
