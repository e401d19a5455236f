using Hpo.Benchmarks.Reporting;

namespace Hpo.Benchmarks.Quality;

/// <summary>What optimizers reach with so many evaluations, beside what other libraries reach.</summary>
internal static class QualityBenchmark
{
    private const int Measured = 0;
    private const int Unsound = 1;
    private const int WrongInput = 2;

    public static int Run(Arguments arguments)
    {
        var options = QualityOptions.Read(arguments);
        if (arguments.Problems.Count > 0)
        {
            return Refuse(arguments.Problems, WrongInput);
        }

        var unsound = CheckPoints.Failures(options.Suite.Problems);
        if (unsound.Count > 0)
        {
            return Refuse([.. unsound, "Nothing was measured, because these problems are not what their file says."], Unsound);
        }

        List<string> skipped = [], refused = [];
        var pairings = Pairing.All(options, skipped, refused);
        if (refused.Count > 0)
        {
            return Refuse(refused.Distinct(), WrongInput);
        }

        skipped.ForEach(Console.Error.WriteLine);
        return pairings.Count > 0 ? Measure(options, pairings) : Refuse(["There is nothing to measure."], WrongInput);
    }

    private static int Measure(QualityOptions options, IReadOnlyList<Pairing> pairings)
    {
        var count = 0;
        var runs = QualityRuns.Measure(pairings, options.Seeds, done => Console.Error.WriteLine(
            $"[{(++count).Text()}/{pairings.Count.Text()}] {done.Pairing.Name} on {done.Pairing.Problem.Name}: {options.Seeds.Text()} runs in {done.Busy.Short()} s"));
        var rows = runs.Where(r => r.Pairing.Problem.ObjectiveCount == 1).SelectMany(r => Regret.Rows(r, options.Budget.MaxTrials)).ToList();
        if (rows.Count > 0)
        {
            Report(options, rows);
        }

        return Measured;
    }

    private static void Report(QualityOptions options, IReadOnlyList<RegretRow> rows)
    {
        if (options.Csv is { } file)
        {
            RegretRow.Write(file, rows);
        }

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

    private static int Refuse(IEnumerable<string> problems, int code)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return code;
    }
}
