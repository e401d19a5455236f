using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What a study's trials have used.</summary>
internal static class Spendings
{
    public static Spending Of(StudyState state) => new()
    {
        Seconds = state.Seconds,
        BillableSeconds = state.BillableSeconds,
        Cost = TrialCosts.HourlyPrice(state.Prices, MachineTypes.Of(state.Study.Training)) is null ? null : state.Cost,
        SpotSaving = TrialCosts.SpotSaving(state.Study.Training, state.Seconds, state.BillableSeconds),
    };

    public static double? CostOf(StudyState state, Outcome outcome) =>
        TrialCosts.Of(state.Study.Training, state.Prices, outcome.InstanceType, outcome.BillableSeconds);

    /// <summary>A late outcome with what is known of the time that the trial took.</summary>
    public static Outcome Corrected(Outcome settled, Outcome late) => late with
    {
        BillableSeconds = late.BillableSeconds ?? settled.BillableSeconds,
        Seconds = late.Seconds ?? settled.Seconds,
        InstanceType = late.InstanceType ?? settled.InstanceType,
    };
}
