using Hpo.BenchmarkProblems;

namespace Hpo.Benchmarks.Quality;

/// <summary>The hypervolume of the best that a problem has, the share of which says more than a volume.</summary>
internal static class TrueFront
{
    private const int Steps = 1_000_000;

    private static readonly Lazy<double> Zdt3 = new(UndominatedOfZdt3);

    /// <summary>The hypervolume of the whole Pareto front; null for a problem whose front is not known here.</summary>
    /// <param name="problem">A problem with several objectives.</param>
    /// <param name="reference">The reference point, nowhere better than the worst of the front.</param>
    public static double? Hypervolume(BenchmarkProblem problem, IReadOnlyList<double> reference) =>
        Undominated(problem) is { } undominated ? reference.Aggregate(1.0, (volume, length) => volume * length) - undominated : null;

    // The volume between the axes and the front. Over x from 0 to 1 the front of zdt1 is 1 - sqrt(x), that of zdt2 1 - x² (Zitzler, Deb and Thiele, 2000);
    // that of dtlz2 is an eighth of the unit sphere (Deb, Thiele, Laumanns and Zitzler, 2002).
    private static double? Undominated(BenchmarkProblem problem) => (problem.Family, problem.ObjectiveCount) switch
    {
        ("zdt1", 2) => 1.0 / 3,
        ("zdt2", 2) => 2.0 / 3,
        ("zdt3", 2) => Zdt3.Value,
        ("dtlz2", 3) => Math.PI / 6,
        _ => null,
    };

    // The front of zdt3 is in pieces, partly below zero: beside x counts the lowest point up to there, beyond 1 the lowest of all.
    private static double UndominatedOfZdt3()
    {
        var (lowest, area) = (double.PositiveInfinity, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var x = (step + 0.5) / Steps;
            lowest = Math.Min(lowest, 1 - Math.Sqrt(x) - x * Math.Sin(10 * Math.PI * x));
            area += lowest / Steps;
        }

        return area + (HypervolumeRow.FirstReference - 1) * lowest;
    }
}
