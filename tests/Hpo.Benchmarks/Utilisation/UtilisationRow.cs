using Hpo.Benchmarks.Reporting;
using Hpo.Benchmarks.VirtualTime;
using Hpo.Contracts;

namespace Hpo.Benchmarks.Utilisation;

/// <summary>How an optimizer used its workers on a problem in a mode: means over seeds.</summary>
/// <param name="Problem">Name of the problem.</param>
/// <param name="Optimizer">Name of the optimizer.</param>
/// <param name="Workers">Trials at the same time.</param>
/// <param name="Mode">Generational or asynchronous.</param>
/// <param name="Seeds">Number of studies.</param>
/// <param name="Occupancy">How busy the workers were.</param>
/// <param name="Regret">
/// Best value so far minus optimum at a quarter, a half, three quarters and the whole of the time that the slower mode took with the same seed;
/// null where some study had no outcome by then.
/// </param>
internal sealed record UtilisationRow(
    string Problem, string Optimizer, int Workers, OptimizerMode Mode, int Seeds, Occupancy Occupancy, IReadOnlyList<double?> Regret)
{
    /// <summary>The moments at which regret is taken, as shares of the slower mode's time.</summary>
    public static readonly IReadOnlyList<double> Moments = [0.25, 0.5, 0.75, 1];

    private static readonly OptimizerMode[] Modes = [OptimizerMode.Generational, OptimizerMode.Asynchronous];

    private static readonly string[] Columns =
    [
        "problem", "optimizer", "workers", "mode", "n_seeds", "utilisation", "utilisation_with_drain", "drain_seconds", "seconds",
        "mean_regret_25", "mean_regret_50", "mean_regret_75", "mean_regret_100",
    ];

    /// <summary>The rows of both modes.</summary>
    /// <param name="workload">What was run.</param>
    /// <param name="studies">The trials of each study: by mode, then by seed.</param>
    public static IEnumerable<UtilisationRow> Of(Workload workload, IReadOnlyDictionary<OptimizerMode, IReadOnlyList<VirtualTrial>[]> studies)
    {
        var problem = workload.Generational.Problem;
        var seeds = studies[OptimizerMode.Generational].Length;
        double[] horizons = [.. Enumerable.Range(0, seeds).Select(seed => studies.Values.Max(runs => runs[seed].Max(trial => trial.End)))];
        foreach (var mode in Modes)
        {
            Occupancy[] occupancies = [.. studies[mode].Select(trials => Utilisation.Occupancy.Of(trials, workload.Workers))];
            yield return new UtilisationRow(
                problem.Name,
                workload.Generational.Name,
                workload.Workers,
                mode,
                seeds,
                new Occupancy(
                    occupancies.Average(o => o.Utilisation),
                    occupancies.Average(o => o.DrainSeconds),
                    occupancies.Average(o => o.OverallUtilisation),
                    occupancies.Average(o => o.Seconds)),
                [.. Moments.Select(moment => MeanRegret(studies[mode], [.. horizons.Select(horizon => moment * horizon)], problem.OptimumValue ?? 0))]);
        }
    }

    public static void Write(string file, IEnumerable<UtilisationRow> rows) => CsvTable.Write(file, Columns, rows.Select(row => (string[])
    [
        row.Problem, row.Optimizer, row.Workers.Text(), row.ModeText, row.Seeds.Text(),
        row.Occupancy.Utilisation.Exact(), row.Occupancy.OverallUtilisation.Exact(), row.Occupancy.DrainSeconds.Exact(), row.Occupancy.Seconds.Exact(),
        .. row.Regret.Select(regret => regret?.Exact() ?? ""),
    ]));

    /// <summary>The mode as a study file spells it.</summary>
    public string ModeText => Mode == OptimizerMode.Generational ? "generational" : "asynchronous";

    private static double? MeanRegret(IReadOnlyList<VirtualTrial>[] studies, double[] moments, double optimum)
    {
        double?[] regrets = [.. studies.Zip(moments, (trials, seconds) => Progress.BestAt(trials, seconds) - optimum)];
        return regrets.Contains(null) ? null : regrets.Average();
    }
}
