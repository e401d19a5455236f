using System.Collections.Concurrent;
using System.Diagnostics;
using Hpo.Benchmarks.VirtualTime;

namespace Hpo.Benchmarks.Quality;

/// <summary>All runs of an optimizer on a problem.</summary>
/// <param name="Pairing">Which optimizer on which problem.</param>
/// <param name="Runs">The values of each run's trials in the order in which they ended; one run for each seed.</param>
/// <param name="Busy">Processor-seconds or so that the runs took together.</param>
internal sealed record QualityRuns(Pairing Pairing, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Runs, double Busy)
{
    /// <summary>Runs everything, spread over the cores. Which run is done when changes no result.</summary>
    /// <param name="pairings">Which optimizers on which problems.</param>
    /// <param name="seeds">Runs of each; their seeds are 1, 2, …</param>
    /// <param name="done">Told of each pairing whose runs are done, one at a time.</param>
    public static IReadOnlyList<QualityRuns> Measure(IReadOnlyList<Pairing> pairings, int seeds, Action<QualityRuns> done)
    {
        var runs = pairings.Select(_ => new IReadOnlyList<IReadOnlyList<double>>[seeds]).ToArray();
        var (open, busy) = (pairings.Select(_ => seeds).ToArray(), new double[pairings.Count]);
        var all = new QualityRuns[pairings.Count];
        var gate = new Lock();

        // Runs differ in length by orders of magnitude, so each is handed out by itself.
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, pairings.Count * seeds), EnumerablePartitionerOptions.NoBuffering), item =>
        {
            var (pair, seed) = (item / seeds, item % seeds);
            var started = Stopwatch.GetTimestamp();
            runs[pair][seed] = Run(pairings[pair], seed + 1);
            lock (gate)
            {
                busy[pair] += Stopwatch.GetElapsedTime(started).TotalSeconds;
                if (--open[pair] == 0)
                {
                    done(all[pair] = new QualityRuns(pairings[pair], runs[pair], busy[pair]));
                }
            }
        });
        return all;
    }

    private static List<IReadOnlyList<double>> Run(Pairing pairing, int seed)
    {
        try
        {
            return [.. VirtualStudy.Run(
                pairing.Seeded(seed),
                pairing.Optimizer,
                proposal => new TrialRun(pairing.Problem.Evaluate(proposal.Hyperparameters), Durations.LogNormal(seed, proposal.Trial)))
                .Select(trial => trial.Values)];
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{pairing.Name} on {pairing.Problem.Name}, seed {seed}: {error.Message}", error);
        }
    }
}
