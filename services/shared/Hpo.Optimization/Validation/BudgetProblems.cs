using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>What an optimizer may find wrong with a budget, in the same words for all.</summary>
public static class BudgetProblems
{
    /// <summary>A generation that is larger than the whole study, or null when it is not.</summary>
    /// <param name="setting">Name of the setting that gives the size of a generation.</param>
    /// <param name="size">Trials of a generation.</param>
    /// <param name="maxTrials">Trials of the study.</param>
    public static Problem? Generation(string setting, long size, int maxTrials) => size <= maxTrials ? null : new Problem(
        FieldPath.Child("optimizer.settings", setting),
        $"{setting} {JsonValues.Count(size)} exceeds maxTrials {JsonValues.Count(maxTrials)}: the study would end before the first generation or sample is complete. Lower {setting}, or raise maxTrials.");

    /// <summary>A grid that the study does not reach the end of, or null when it does.</summary>
    /// <param name="configurations">Configurations of the grid.</param>
    /// <param name="maxTrials">Trials of the study.</param>
    public static Problem? Grid(double configurations, int maxTrials) => configurations <= maxTrials ? null : new Problem(
        "budget.maxTrials",
        $"The grid has {Count(configurations)} configurations, but maxTrials is {JsonValues.Count(maxTrials)}: most of it would never be tried. Raise maxTrials, or give fewer values and larger steps.");

    private static string Count(double number) => number < long.MaxValue ? JsonValues.Count((long)number) : JsonValues.Show(number);
}
