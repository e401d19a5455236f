using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What training costs. A price that is not known makes a cost that is not known, never one of zero.</summary>
public static class TrialCosts
{
    private const double SecondsPerHour = 3600;

    /// <summary>US dollars for billed time on all machines of a job; null when the time or the price is not known.</summary>
    /// <param name="training">The training job of the study.</param>
    /// <param name="prices">What its machines cost; null when that is not known.</param>
    /// <param name="instanceType">The machine type that was billed; null when that is not known, then the dearest one that the study may use.</param>
    /// <param name="billableSeconds">Billed time in seconds of one machine.</param>
    public static double? Of(TrainingTemplate training, InstancePrices? prices, string? instanceType, double? billableSeconds)
    {
        ArgumentNullException.ThrowIfNull(training);
        return HourlyPrice(prices, instanceType is null ? MachineTypes.Of(training) : [instanceType]) * training.InstanceCount * billableSeconds / SecondsPerHour;
    }

    /// <summary>US dollars of one machine for one hour, the dearest of some types; null when one of them has no known price.</summary>
    /// <param name="prices">What machines cost; null when that is not known.</param>
    /// <param name="types">Machine types, at least one.</param>
    public static double? HourlyPrice(InstancePrices? prices, IReadOnlyList<string> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        return prices is not null && types.All(prices.UsdPerHour.ContainsKey) ? types.Max(type => prices.UsdPerHour[type]) : null;
    }

    /// <summary>The prices of the machines that a study may use, those that are known.</summary>
    /// <param name="prices">All prices.</param>
    /// <param name="training">The training job of the study.</param>
    public static InstancePrices Only(InstancePrices prices, TrainingTemplate training)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var known = MachineTypes.Of(training).Where(prices.UsdPerHour.ContainsKey).Distinct(StringComparer.Ordinal);
        return prices with { UsdPerHour = known.ToDictionary(type => type, type => prices.UsdPerHour[type]) };
    }

    /// <summary>Which part of the training time spot capacity saved, 0 to 1; null on demand, and while nothing has run.</summary>
    /// <param name="training">The training job of the study.</param>
    /// <param name="seconds">Training time in seconds.</param>
    /// <param name="billableSeconds">Billed time in seconds of one machine.</param>
    public static double? SpotSaving(TrainingTemplate training, double? seconds, double? billableSeconds)
    {
        ArgumentNullException.ThrowIfNull(training);
        return training.Spot is not null && seconds > 0 && billableSeconds is { } billed ? Math.Max(0, 1 - (billed / seconds.Value)) : null;
    }
}
