using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Cli.Results;

/// <summary>Several studies in one table; those with the same objective are sorted, the best first.</summary>
internal static class ComparisonTable
{
    private static readonly Column Objective = new("objective", (row, _) => ObjectiveOf(row));

    private static readonly Column[] Columns =
    [
        new("study", (row, _) => row.StudyId),
        new("optimizer", (row, _) => row.Optimizer),
        new("status", (row, _) => row.Status.ToString().ToLowerInvariant()),
        Objective,
        new("trials", (row, _) => Whole(row.Trials)),
        new("done", (row, _) => Whole(row.Done)),
        new("failed", (row, _) => Whole(row.Failed)),
        new("best", (row, format) => Number(row.Best, format)),
        new("trial", (row, _) => row.BestTrial is { } trial ? Whole(trial) : null),
        new("median", (row, format) => Number(row.Median, format)),
        new("wall s", (row, _) => Seconds(row.WallSeconds)),
        new("training s", (row, _) => Seconds(row.TrainingSeconds)),
        new("billable s", (row, _) => Seconds(row.BillableSeconds)),
        new("cost", (row, _) => row.Cost is { } cost ? SpendingText.Amount(cost) : null),
    ];

    public static void Write(IReadOnlyList<StudyResults> studies, ResultFormat format, Output output)
    {
        var rows = Sort([.. studies.Select(ComparisonRow.Of)]);
        var isTable = format == ResultFormat.Table;
        Column[] columns = [.. Columns.Where(column => !isTable || IsWorthReading(column, rows))];
        var nothing = isTable ? "-" : "";
        RowWriter.Write(rows, [.. columns.Select(column => column.Header)], row => [.. columns.Select(column => column.Cell(row, format) ?? nothing)], format, output, none: "");
        foreach (var note in Notes(rows))
        {
            if (isTable)
            {
                output.Answer(note);
            }
            else if (!AreComparable(rows))
            {
                output.Say(note);
            }
        }
    }

    /// <summary>Best first where all have one objective; those without a value last. Otherwise in their order.</summary>
    public static IReadOnlyList<ComparisonRow> Sort(IReadOnlyList<ComparisonRow> rows) => AreComparable(rows)
        ? [.. rows.OrderBy(row => row.Best is null).ThenBy(row => row.Direction == Direction.Maximize ? -row.Best : row.Best)]
        : rows;

    private static bool AreComparable(IReadOnlyList<ComparisonRow> rows) => rows.Select(ObjectiveOf).Distinct().Count() == 1;

    // People read an objective that is the same everywhere once, below; and nothing where nothing is known.
    private static bool IsWorthReading(Column column, IReadOnlyList<ComparisonRow> rows) =>
        column == Objective ? !AreComparable(rows) : rows.Any(row => column.Cell(row, ResultFormat.Table) is not null);

    private static IEnumerable<string> Notes(IReadOnlyList<ComparisonRow> rows)
    {
        yield return AreComparable(rows)
            ? $"Objective: {ObjectiveOf(rows[0]) ?? "not known yet"}; the best study first."
            : "These studies have different objectives, so that their values do not compare; they stand in the order in which they were named.";
        if (rows.Where(row => row.Objectives > 1).Select(row => row.StudyId).ToList() is { Count: > 0 } several)
        {
            yield return $"Only the first of several objectives is compared: {string.Join(", ", several)}. `hpo results STUDY-ID` shows a Pareto front.";
        }
    }

    private static string? ObjectiveOf(ComparisonRow row) =>
        row is { Metric: { } metric, Direction: { } direction } ? $"{direction.ToString().ToLowerInvariant()} {metric}" : null;

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Seconds(double? seconds) => seconds?.ToString("0.#", CultureInfo.InvariantCulture);

    // People read a few digits, programs all of them.
    private static string? Number(double? number, ResultFormat format) =>
        format == ResultFormat.Table ? number is { } value ? Numbers.Short(value) : null : number?.ToString("R", CultureInfo.InvariantCulture);

    private sealed record Column(string Header, Func<ComparisonRow, ResultFormat, string?> Cell);
}
