using Hpo.Benchmarks.Reporting;

namespace Hpo.Benchmarks.Quality;

/// <summary>The figures for people.</summary>
internal static class QualityReport
{
    public static void Regrets(IReadOnlyList<RegretRow> rows)
    {
        var table = new ConsoleTable(2, "problem", "algorithm", "budget", "seeds", "median", "mean", "std", "q25", "q75", "min", "max");
        foreach (var row in rows)
        {
            var regret = row.Regret;
            table.Add(
                row.Problem, row.Algorithm, row.Budget.Text(), row.Seeds.Text(), regret.Median.Short(), regret.Mean.Short(), regret.StandardDeviation.Short(),
                regret.LowerQuartile.Short(), regret.UpperQuartile.Short(), regret.Min.Short(), regret.Max.Short());
        }

        Console.WriteLine("Regret: best value so far minus optimum");
        table.Print();
    }

    public static void Ranking(IReadOnlyList<Standing> standings, int evaluations)
    {
        var table = new ConsoleTable(1, "algorithm", "alone", "by mean", "jointly", "problems");
        foreach (var s in standings)
        {
            table.Add((s.IsOurs ? "* " : "  ") + s.Algorithm, s.Alone.Share(), s.AloneByMean.Share(), s.Joint.Share(), s.Problems.Text());
        }

        Console.WriteLine($"Mean normalised rank after {evaluations.Text()} evaluations, 0 best, 1 worst; * is ours");
        Console.WriteLine("alone: each of ours by itself among the anchors, by median regret, and by mean regret; jointly: all of ours and the anchors, by median regret");
        table.Print();
    }

    public static void RankByProblem(IReadOnlyList<RegretRow> ours, IReadOnlyList<RegretRow> anchors)
    {
        string[] algorithms = [.. ours.Select(row => row.Algorithm).Distinct()];
        var table = new ConsoleTable(1, ["problem", .. algorithms]);
        foreach (var problem in ours.GroupBy(row => row.Problem))
        {
            RegretRow[] others = [.. anchors.Where(row => row.Problem == problem.Key)];
            if (others.Length > 0)
            {
                table.Add([problem.Key, .. algorithms.Select(algorithm => problem.FirstOrDefault(row => row.Algorithm == algorithm) is { } own
                    ? NormalisedRank.Means([own, .. others], row => row.Regret.Median)[algorithm].Share()
                    : "-")]);
            }
        }

        Console.WriteLine("Normalised rank among the anchors on each problem, by median regret");
        table.Print();
    }

    public static void AgainstCounterparts(string optimizer, IReadOnlyList<RegretRow> ours, IReadOnlyList<RegretRow> anchors)
    {
        foreach (var counterpart in Counterparts.Of(optimizer))
        {
            (RegretRow Own, RegretRow Other)[] pairs =
                [.. ours.Join(anchors.Where(row => row.Algorithm == counterpart), row => row.Problem, row => row.Problem, (own, other) => (own, other))];
            (RegretRow Own, RegretRow Other)[] worse = [.. pairs.Where(pair => NormalisedRank.IsWorse(pair.Own.Regret.Mean, pair.Other.Regret.Mean))];
            Console.WriteLine($"{Names.Ours(optimizer)}: mean regret not worse than {counterpart} on {(pairs.Length - worse.Length).Text()} of {pairs.Length.Text()} problems");
            foreach (var (own, other) in worse)
            {
                Console.WriteLine($"  worse on {own.Problem}: mean {own.Regret.Mean.Short()} against {other.Regret.Mean.Short()} (median {own.Regret.Median.Short()} against {other.Regret.Median.Short()})");
            }
        }
    }

    public static void Hypervolumes(IReadOnlyList<HypervolumeRow> ours, IReadOnlyList<HypervolumeRow> anchors)
    {
        var table = new ConsoleTable(2, "problem", "algorithm", "budget", "ref_f2", "seeds", "mean", "std", "median", "of front");
        var places = ours.Select(row => (row.Problem, row.Budget, row.Reference)).ToHashSet();
        var all = ours.Select(row => (Row: row, Mark: "* ")).Concat(anchors.Select(row => (Row: row, Mark: "  ")))
            .Where(entry => places.Contains((entry.Row.Problem, entry.Row.Budget, entry.Row.Reference)));
        foreach (var (row, mark) in all.OrderBy(e => e.Row.Problem, StringComparer.Ordinal).ThenBy(e => e.Row.Budget).ThenByDescending(e => e.Row.Reference).ThenByDescending(e => e.Row.Mean))
        {
            table.Add(
                row.Problem, mark + row.Algorithm, row.Budget.Text(), row.Reference.Short(), row.Seeds.Text(), row.Mean.Short(), row.StandardDeviation.Short(), row.Median.Short(),
                row.OfTrueFront?.Share() ?? "-");
        }

        Console.WriteLine();
        Console.WriteLine("Hypervolume up to the reference point (1.1, ref_f2, …), and as a share of the true front's; * is ours");
        table.Print();
    }
}
