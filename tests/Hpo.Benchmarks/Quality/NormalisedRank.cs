namespace Hpo.Benchmarks.Quality;

/// <summary>Where an algorithm stands among others: 0 is the best, 1 the worst.</summary>
internal static class NormalisedRank
{
    // The anchors are given to so many decimals; regrets that differ by less are a tie.
    private const int Decimals = 10;

    /// <summary>Whether one regret is larger than another by more than rounding.</summary>
    public static bool IsWorse(double regret, double other) => Rounded(regret) > Rounded(other);

    /// <summary>Mean over problems of each algorithm's rank; a problem counts for the algorithms that have a row for it.</summary>
    /// <param name="rows">One row for each problem and algorithm.</param>
    /// <param name="regret">The figure that decides.</param>
    public static IReadOnlyDictionary<string, double> Means(IEnumerable<RegretRow> rows, Func<RegretRow, double> regret) => rows
        .GroupBy(row => row.Problem)
        .SelectMany(problem => OfProblem(problem.ToDictionary(row => row.Algorithm, regret)))
        .GroupBy(rank => rank.Key, rank => rank.Value)
        .ToDictionary(algorithm => algorithm.Key, algorithm => algorithm.Average());

    /// <summary>The ranks on one problem: by regret, ties share the average rank, divided by the number of algorithms less one.</summary>
    /// <param name="regrets">Regret by algorithm.</param>
    public static IReadOnlyDictionary<string, double> OfProblem(IReadOnlyDictionary<string, double> regrets)
    {
        double[] all = [.. regrets.Values.Select(Rounded)];
        return regrets.ToDictionary(
            entry => entry.Key,
            entry =>
            {
                var (own, others) = (Rounded(entry.Value), Math.Max(1, all.Length - 1));
                var better = all.Count(regret => regret < own);
                var ties = all.Count(regret => regret == own) - 1;
                return (better + ties / 2.0) / others;
            });
    }

    private static double Rounded(double regret) => Math.Round(regret, Decimals);
}
