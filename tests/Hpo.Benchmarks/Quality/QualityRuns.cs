using Hpo.Benchmarks.VirtualTime;

namespace Hpo.Benchmarks.Quality;

/// <summary>All runs of an optimizer on a problem.</summary>
/// <param name="Pairing">Which optimizer on which problem.</param>
/// <param name="Runs">The values of each run's trials in the order in which they ended; one run for each seed.</param>
internal sealed record QualityRuns(Pairing Pairing, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Runs)
{
    /// <summary>Runs everything, spread over the cores.</summary>
    /// <param name="pairings">Which optimizers on which problems.</param>
    /// <param name="seeds">Runs of each; their seeds are 1, 2, …</param>
    /// <param name="done">Told of each pairing whose runs are done, with the seconds that they took together.</param>
    public static IReadOnlyList<QualityRuns> Measure(IReadOnlyList<Pairing> pairings, int seeds, Action<Pairing, double> done)
    {
        var runs = pairings.Select(_ => new IReadOnlyList<IReadOnlyList<double>>[seeds]).ToArray();
        var (open, seconds) = (pairings.Select(_ => seeds).ToArray(), new double[pairings.Count]);
        (int Pair, int Seed)[] items = [.. Enumerable.Range(0, pairings.Count * seeds).Select(item => (item / seeds, item % seeds))];
        Cores.Spread(
            items,
            item => runs[item.Pair][item.Seed] = Run(pairings[item.Pair], item.Seed + 1),
            (item, elapsed) =>
            {
                seconds[item.Pair] += elapsed;
                if (--open[item.Pair] == 0)
                {
                    done(pairings[item.Pair], seconds[item.Pair]);
                }
            });
        return [.. pairings.Zip(runs, (pairing, its) => new QualityRuns(pairing, its))];
    }

    private static IReadOnlyList<double>[] Run(Pairing pairing, int seed)
    {
        var trials = VirtualStudy.Run(pairing, seed, proposal =>
            new TrialRun(pairing.Problem.Evaluate(proposal.Hyperparameters), Durations.LogNormal(seed, proposal.Trial)));
        return [.. trials.Select(trial => trial.Values)];
    }
}
