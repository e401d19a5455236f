using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Cli.Results;

/// <summary>Several studies in one table; those that optimize the same metric are sorted, the best first.</summary>
internal static class ComparisonTable
{
    private static readonly string[] Headers =
        ["study", "optimizer", "status", "metric", "trials", "failed", "best", "trial", "median", "seconds", "billable seconds"];

    public static void Write(IReadOnlyList<StudyResults> studies, ResultFormat format, Output output)
    {
        var rows = Sort([.. studies.Select(ComparisonRow.Of)]);
        RowWriter.Write(rows, Headers, row => Cells(row, format), format, output, none: "");
        if (format == ResultFormat.Table && !AreComparable(rows))
        {
            output.Say("These studies optimize different metrics; they stand in the order in which they were named.");
        }
    }

    /// <summary>Best first where all have one metric and direction; those without a value last. Otherwise in their order.</summary>
    public static IReadOnlyList<ComparisonRow> Sort(IReadOnlyList<ComparisonRow> rows) => AreComparable(rows)
        ? [.. rows.OrderBy(row => row.Best is null).ThenBy(row => row.Direction == Direction.Maximize ? -row.Best : row.Best)]
        : rows;

    private static bool AreComparable(IReadOnlyList<ComparisonRow> rows) => rows.Select(row => (row.Metric, row.Direction)).Distinct().Count() == 1;

    private static string[] Cells(ComparisonRow row, ResultFormat format) =>
    [
        row.StudyId,
        row.Optimizer,
        row.Status.ToString().ToLowerInvariant(),
        row.Metric ?? "",
        row.Trials.ToString(CultureInfo.InvariantCulture),
        row.Failed.ToString(CultureInfo.InvariantCulture),
        Number(row.Best, format),
        row.BestTrial?.ToString(CultureInfo.InvariantCulture) ?? Nothing(format),
        Number(row.Median, format),
        row.Seconds.ToString("0.#", CultureInfo.InvariantCulture),
        row.BillableSeconds?.ToString("0.#", CultureInfo.InvariantCulture) ?? Nothing(format),
    ];

    // People read a few digits, programs all of them.
    private static string Number(double? number, ResultFormat format) => (number, format) switch
    {
        (null, _) => Nothing(format),
        ({ } value, ResultFormat.Table) => Numbers.Short(value),
        ({ } value, _) => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Nothing(ResultFormat format) => format == ResultFormat.Table ? "-" : "";
}
