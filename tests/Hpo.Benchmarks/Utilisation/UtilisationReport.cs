using Hpo.Benchmarks.Reporting;

namespace Hpo.Benchmarks.Utilisation;

/// <summary>The figures for people.</summary>
internal static class UtilisationReport
{
    public static void Occupancy(IReadOnlyList<UtilisationRow> rows)
    {
        var table = new ConsoleTable(2, "optimizer", "mode", "workers", "utilisation", "with drain", "drain share", "problems");
        foreach (var group in rows.GroupBy(row => (row.Optimizer, row.Workers, row.ModeText)))
        {
            table.Add(
                group.Key.Optimizer, group.Key.ModeText, group.Key.Workers.Text(),
                group.Average(row => row.Occupancy.Utilisation).Share(),
                group.Average(row => row.Occupancy.OverallUtilisation).Share(),
                group.Average(row => row.Occupancy.DrainShare).Share(),
                group.Count().Text());
        }

        Console.WriteLine("Busy worker-seconds over all worker-seconds until the last trial is proposed; with the drain after that; means over problems");
        table.Print();
    }

    public static void Regret(IReadOnlyList<UtilisationRow> rows)
    {
        var table = new ConsoleTable(3, ["problem", "optimizer", "mode", "workers", "utilisation", "seconds", "drain s", .. UtilisationRow.Moments.Select(moment => $"{(int)(100 * moment)} %")]);
        foreach (var row in rows)
        {
            table.Add(
            [
                row.Problem, row.Optimizer, row.ModeText, row.Workers.Text(),
                row.Occupancy.Utilisation.Share(), row.Occupancy.Seconds.Short(), row.Occupancy.DrainSeconds.Short(),
                .. row.Regret.Select(regret => regret?.Short() ?? "-"),
            ]);
        }

        Console.WriteLine("Mean regret at shares of the virtual time that the slower mode takes");
        table.Print();
    }
}
