using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>How many members a population has when a study does not say.</summary>
internal static class PopulationSizes
{
    // Studies have tens to hundreds of trials: they gain more from further generations than from further members.
    private const int TrialsForEachMember = 40;
    private const int Most = 50;

    // What is learned from fewer members at once is chance.
    private const int FewestOfTenth = 10;

    // So many generations a population lives at least, however many trials run at once.
    private const int LeastGenerations = 8;

    /// <summary>One member for every 40 trials within bounds, and as many as trials run at once if the budget has room for that.</summary>
    /// <param name="budget">Budget of the study.</param>
    /// <param name="fewest">Fewest members with which the algorithm works well.</param>
    public static int Default(Budget budget, int fewest) => ForSlots(budget, Math.Clamp(budget.MaxTrials / TrialsForEachMember, fewest, Most));

    /// <summary>A tenth of the trials within bounds, for algorithms that learn from the whole population at once.</summary>
    /// <param name="budget">Budget of the study.</param>
    public static int TenthOf(Budget budget) => Math.Clamp(budget.MaxTrials / 10, FewestOfTenth, Most);

    /// <summary>That size, or as many members as trials run at once if the budget has room for that: fewer would leave slots without work or fill them with the same parents.</summary>
    /// <param name="budget">Budget of the study.</param>
    /// <param name="size">Size that suits one trial at a time.</param>
    public static int ForSlots(Budget budget, int size) => Math.Max(size, Math.Min(budget.MaxParallelTrials, budget.MaxTrials / LeastGenerations));
}
