using Hpo.Benchmarks.Reporting;
using Hpo.Optimization;

namespace Hpo.Benchmarks.Quality;

/// <summary>The hypervolume that an algorithm dominates on a problem after so many evaluations, over seeds.</summary>
/// <param name="Problem">Name of the problem.</param>
/// <param name="Algorithm">Name of the algorithm.</param>
/// <param name="Budget">Number of evaluations.</param>
/// <param name="Reference">Coordinate of the reference point in every objective but the first, where it is 1.1.</param>
/// <param name="Seeds">Number of runs.</param>
/// <param name="Mean">Mean hypervolume.</param>
/// <param name="StandardDeviation">Its standard deviation, divisor n.</param>
/// <param name="Median">Median hypervolume.</param>
/// <param name="OfTrueFront">Mean as a share of the true front's hypervolume; null where that is not known.</param>
internal sealed record HypervolumeRow(
    string Problem, string Algorithm, int Budget, double Reference, int Seeds, double Mean, double StandardDeviation, double Median, double? OfTrueFront)
{
    /// <summary>Coordinate of every reference point in the first objective: a tenth beyond the worst of the true front.</summary>
    public const double FirstReference = 1.1;

    private static readonly int[] Budgets = [100, 250, 500];

    // The one near the front counts only what is good; the far one also tells poor runs apart.
    private static readonly double[] References = [11, 1.1];

    private static readonly string[] Columns =
        ["problem", "algorithm", "budget", "ref_f2", "n_seeds", "hv_mean", "hv_std", "hv_median", "hv_mean_over_true_front"];

    /// <summary>The rows of an optimizer on a problem with several objectives: for the evaluations of the anchors as far as a run goes, and for its end.</summary>
    public static IEnumerable<HypervolumeRow> Of(QualityRuns runs, int budget) =>
        from evaluations in Budgets.Where(b => b < budget).Append(budget)
        from reference in References
        select Of(runs, evaluations, reference);

    /// <summary>Reads rows from a table.</summary>
    /// <exception cref="FormatException">The text is no such table.</exception>
    public static IReadOnlyList<HypervolumeRow> Read(string text, string source)
    {
        var table = CsvTable.Read(text, source, Columns);
        return [.. Enumerable.Range(0, table.Rows).Select(row => new HypervolumeRow(
            table.Text(row, "problem"),
            table.Text(row, "algorithm"),
            (int)table.Number(row, "budget"),
            table.Number(row, "ref_f2"),
            (int)table.Number(row, "n_seeds"),
            table.Number(row, "hv_mean"),
            table.Number(row, "hv_std"),
            table.Number(row, "hv_median"),
            table.Number(row, "hv_mean_over_true_front")))];
    }

    /// <summary>Writes rows as a table.</summary>
    public static void Write(string file, IEnumerable<HypervolumeRow> rows) => CsvTable.Write(file, Columns, rows.Select(row => row.Cells()));

    private static HypervolumeRow Of(QualityRuns runs, int evaluations, double reference)
    {
        var problem = runs.Pairing.Problem;
        double[] point = [FirstReference, .. Enumerable.Repeat(reference, problem.ObjectiveCount - 1)];
        var volume = Figures.Of(runs.Runs.Select(run => Hypervolume.Of(run.Take(evaluations).Select(values => values.ToArray()), point)));
        return new HypervolumeRow(
            problem.Name, Names.Ours(runs.Pairing.Name), evaluations, reference, runs.Runs.Count,
            volume.Mean, volume.StandardDeviation, volume.Median, volume.Mean / TrueFront.Hypervolume(problem, point));
    }

    private string[] Cells() =>
    [
        Problem, Algorithm, Budget.Text(), Reference.Exact(), Seeds.Text(),
        Mean.Exact(), StandardDeviation.Exact(), Median.Exact(), OfTrueFront?.Exact() ?? "",
    ];
}
