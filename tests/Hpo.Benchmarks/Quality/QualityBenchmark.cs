using Hpo.Benchmarks.Reporting;
using Hpo.Contracts;

namespace Hpo.Benchmarks.Quality;

/// <summary>What optimizers reach with so many evaluations, beside what other libraries reach.</summary>
internal static class QualityBenchmark
{
    public static int Run(Arguments arguments)
    {
        var options = QualityOptions.Read(arguments);
        if (arguments.Problems.Count > 0)
        {
            return Exit.Refuse(Exit.WrongInput, arguments.Problems);
        }

        var unsound = CheckPoints.Failures(options.Suite.Problems);
        if (unsound.Count > 0)
        {
            return Exit.Refuse(Exit.Unsound, [.. unsound, "Nothing was measured, because these problems are not what their file says."]);
        }

        var pairings = PairingsOf(options);
        if (pairings.Refused.Count > 0)
        {
            return Exit.Refuse(Exit.WrongInput, pairings.Refused);
        }

        foreach (var leftOut in pairings.LeftOut)
        {
            Console.Error.WriteLine(leftOut);
        }

        return pairings.All.Count > 0 ? Measure(options, pairings.All) : Exit.Refuse(Exit.WrongInput, "There is nothing to measure.");
    }

    private static Pairings PairingsOf(QualityOptions options)
    {
        var pairings = new Pairings();
        foreach (var name in options.Optimizers)
        {
            foreach (var problem in options.Problems)
            {
                pairings.Add(problem, new OptimizerSelection { Name = name, Mode = options.Mode, Settings = options.Settings }, options.Budget);
            }
        }

        return pairings;
    }

    private static int Measure(QualityOptions options, IReadOnlyList<Pairing> pairings)
    {
        var count = 0;
        var runs = QualityRuns.Measure(pairings, options.Seeds, (pairing, seconds) => Console.Error.WriteLine(
            $"[{(++count).Text()}/{pairings.Count.Text()}] {pairing.Name} on {pairing.Problem.Name}: {options.Seeds.Text()} runs in {seconds.Short()} s"));
        RegretRow[] regrets = [.. runs.Where(r => r.Pairing.Problem.ObjectiveCount == 1).SelectMany(r => Regret.Rows(r, options.Budget.MaxTrials))];
        HypervolumeRow[] volumes = [.. runs.Where(r => r.Pairing.Problem.ObjectiveCount > 1).SelectMany(r => HypervolumeRow.Of(r, options.Budget.MaxTrials))];
        Write(options, regrets, volumes);
        if (regrets.Length > 0)
        {
            Report(options, regrets);
        }

        if (volumes.Length > 0)
        {
            QualityReport.Hypervolumes(volumes, Anchor.Hypervolumes);
        }

        return Exit.Measured;
    }

    private static void Write(QualityOptions options, RegretRow[] regrets, HypervolumeRow[] volumes)
    {
        if (options.Csv is { } file && regrets.Length > 0)
        {
            RegretRow.Write(file, regrets);
        }

        if (options.Csv is { } other && volumes.Length > 0)
        {
            HypervolumeRow.Write(Path.ChangeExtension(other, ".hypervolume.csv"), volumes);
        }
    }

    private static void Report(QualityOptions options, RegretRow[] rows)
    {
        QualityReport.Regrets(rows);
        if (Regret.RankedAt(options.Budget.MaxTrials) is not { } evaluations)
        {
            return;
        }

        RegretRow[] ours = [.. rows.Where(row => row.Budget == evaluations)];
        RegretRow[] anchors = [.. options.Anchors.Where(row => row.Budget == evaluations)];
        QualityReport.Ranking(Standings.Of(ours, anchors), evaluations);
        QualityReport.RankByProblem(ours, anchors);
        foreach (var optimizer in options.Optimizers)
        {
            QualityReport.AgainstCounterparts(optimizer, [.. ours.Where(row => row.Algorithm == Names.Ours(optimizer))], anchors);
        }
    }
}
