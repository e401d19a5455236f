using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the budget of a study.</summary>
internal static class BudgetReader
{
    /// <summary>Most trials of a study.</summary>
    public const int MostTrials = 1_000_000;

    private const int MostParallelTrials = 1_000;

    private static readonly string[] Fields =
    [
        "maxTrials", "maxParallelTrials", "maxGenerations", "maxDuration", "maxBillableSeconds", "maxCost", "targetValue", "noImprovementTrials", "minDiversity", "maxFailedTrials",
        "pauseOnMissingMetric",
    ];

    public static Budget? Read(ObjectCursor study)
    {
        if (study.Object("budget", Fields) is not { } cursor)
        {
            return null;
        }

        var maxTrials = cursor.Int("maxTrials", 1, MostTrials, required: true);
        var maxParallelTrials = cursor.Int("maxParallelTrials", 1, MostParallelTrials, fallback: 1);
        var budget = new Budget
        {
            MaxTrials = maxTrials ?? 0,
            MaxParallelTrials = maxParallelTrials ?? 0,
            MaxGenerations = cursor.Int("maxGenerations", 1),
            MaxDuration = Duration(cursor),
            TargetValue = cursor.Number("targetValue"),
            NoImprovementTrials = cursor.Int("noImprovementTrials", 1),
            MinDiversity = Bounded(cursor, "minDiversity", value => value is >= 0 and <= 1, "a number from 0 to 1, 0.05 for instance"),
            MaxBillableSeconds = Bounded(cursor, "maxBillableSeconds", value => value > 0, "a number of seconds above 0"),
            MaxCost = Bounded(cursor, "maxCost", value => value > 0, "a number of US dollars above 0"),
            PauseOnMissingMetric = cursor.Has("pauseOnMissingMetric") ? cursor.Flag("pauseOnMissingMetric", fallback: true) : null,
            MaxFailedTrials = cursor.Int("maxFailedTrials", 1),
        };
        return maxTrials is null || maxParallelTrials is null ? null : budget;
    }

    private static double? Bounded(ObjectCursor cursor, string field, Func<double, bool> isAllowed, string wanted) =>
        cursor.Number(field) is not { } value ? null
        : isAllowed(value) ? value
        : cursor.WrongNumber<double>(field, $"{field} is {JsonValues.Show(value)}. Give {wanted}.");

    private static TimeSpan? Duration(ObjectCursor cursor)
    {
        if (cursor.Find("maxDuration") is not { } value)
        {
            return null;
        }

        var parsed = TimeSpan.TryParseExact(JsonValues.Text(value), "c", CultureInfo.InvariantCulture, out var duration);
        return parsed && duration > TimeSpan.Zero
            ? duration
            : cursor.WrongNumber<TimeSpan>("maxDuration", $"maxDuration is {JsonValues.Show(value)}. Give a time above zero as \"hh:mm:ss\" or \"d.hh:mm:ss\", \"02:00:00\" for two hours.");
    }
}
