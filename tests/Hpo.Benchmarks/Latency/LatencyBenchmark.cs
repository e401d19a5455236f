using Hpo.BenchmarkProblems;
using Hpo.Benchmarks.Reporting;
using Hpo.Contracts;

namespace Hpo.Benchmarks.Latency;

/// <summary>How long optimizers take for a decision, early and late in a study.</summary>
internal static class LatencyBenchmark
{
    // Ten continuous parameters; its own objective is not used.
    private const string Space = "ackley10";

    private const int WarmUpHistory = 60;
    private const int WarmUpDecisions = 120;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);

    public static int Run(Arguments arguments)
    {
        var options = LatencyOptions.Read(arguments);
        if (arguments.Problems.Count > 0)
        {
            return Exit.Refuse(Exit.WrongInput, arguments.Problems);
        }

        var rows = new List<LatencyRow>();
        foreach (var optimizer in options.Optimizers)
        {
            rows.AddRange(Measure(options, optimizer));
        }

        LatencyRow.Print(rows);
        if (options.Csv is { } file)
        {
            LatencyRow.Write(file, rows);
        }

        return Exit.Measured;
    }

    private static IEnumerable<LatencyRow> Measure(LatencyOptions options, string optimizer)
    {
        WarmUp(optimizer);
        foreach (var history in options.History)
        {
            if (PairingOf(optimizer, history + options.Repeats + 2) is not { } pairing)
            {
                yield break;
            }

            Console.Error.WriteLine($"{optimizer} after {history.Text()} trials");
            var study = new LongStudy(pairing);
            study.Prepare(history);
            Settle();
            var warmUp = study.Decide();
            if (warmUp > Patience)
            {
                Console.Error.WriteLine($"{optimizer} is left out from {history.Text()} trials on: one decision took {warmUp.TotalSeconds.Short()} s");
                yield break;
            }

            double[] times = [.. Enumerable.Range(0, options.Repeats).Select(_ => study.Decide().TotalMilliseconds).Order()];
            yield return new LatencyRow(
                optimizer, history, options.Repeats, Figures.Quantile(times, 0.5), Figures.Quantile(times, 0.95), study.MemoryBytes);
        }
    }

    // A service runs for days; the first calls of a process measure the compiler, which looks for what is worth optimizing only after a while.
    private static void WarmUp(string optimizer)
    {
        if (PairingOf(optimizer, WarmUpHistory + WarmUpDecisions) is not { } pairing)
        {
            return;
        }

        var spent = TimeSpan.Zero;
        while (spent < WarmUpTime)
        {
            var study = new LongStudy(pairing);
            study.Prepare(WarmUpHistory);
            for (var i = 0; i < WarmUpDecisions && spent < Patience; i++)
            {
                spent += study.Decide();
            }
        }
    }

    private static Pairing? PairingOf(string optimizer, int trials)
    {
        var problem = BenchmarkSuite.Default.Find(Space) ?? throw new InvalidOperationException($"There is no problem '{Space}'.");
        var pairings = new Pairings();
        var pairing = pairings.Add(problem, new OptimizerSelection { Name = optimizer }, new Budget { MaxTrials = trials });
        Exit.Refuse(Exit.Measured, [.. pairings.Refused, .. pairings.LeftOut]);
        return pairing;
    }

    // Garbage of the preparation is not the decision's.
    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
