using Hpo.Benchmarks.Reporting;

namespace Hpo.Benchmarks.Quality;

/// <summary>The regret of an algorithm on a problem after so many evaluations, over seeds.</summary>
/// <param name="Group">Kind of problem: synthetic, mixed or table.</param>
/// <param name="Problem">Name of the problem.</param>
/// <param name="Algorithm">Name of the algorithm.</param>
/// <param name="Budget">Number of evaluations.</param>
/// <param name="Seeds">Number of runs.</param>
/// <param name="Regret">Best value so far minus the optimum.</param>
internal sealed record RegretRow(string Group, string Problem, string Algorithm, int Budget, int Seeds, Figures Regret)
{
    private static readonly string[] Columns =
        ["group", "problem", "algorithm", "budget", "n_seeds", "median_regret", "mean_regret", "std_regret", "q25", "q75", "min", "max"];

    /// <summary>Reads rows from a table.</summary>
    /// <exception cref="FormatException">The text is no such table.</exception>
    public static IReadOnlyList<RegretRow> Read(string text, string source)
    {
        var table = CsvTable.Read(text, source, Columns);
        return [.. Enumerable.Range(0, table.Rows).Select(row => new RegretRow(
            table.Text(row, "group"),
            table.Text(row, "problem"),
            table.Text(row, "algorithm"),
            (int)table.Number(row, "budget"),
            (int)table.Number(row, "n_seeds"),
            new Figures(
                table.Number(row, "median_regret"),
                table.Number(row, "mean_regret"),
                table.Number(row, "std_regret"),
                table.Number(row, "q25"),
                table.Number(row, "q75"),
                table.Number(row, "min"),
                table.Number(row, "max"))))];
    }

    /// <summary>Writes rows as a table that <see cref="Read"/> reads.</summary>
    public static void Write(string file, IEnumerable<RegretRow> rows) => CsvTable.Write(file, Columns, rows.Select(row => row.Cells()));

    private string[] Cells() =>
    [
        Group, Problem, Algorithm, Budget.Text(), Seeds.Text(),
        Regret.Median.Exact(), Regret.Mean.Exact(), Regret.StandardDeviation.Exact(),
        Regret.LowerQuartile.Exact(), Regret.UpperQuartile.Exact(), Regret.Min.Exact(), Regret.Max.Exact(),
    ];
}
