namespace Hpo.Optimization;

/// <summary>Logarithm of the expected improvement on a cost (Jones, Schonlau and Welch, 1998; in logarithms Ament et al., 2023).</summary>
internal static class ExpectedImprovement
{
    // Below this the terms of the sum underflow; the asymptotic series is exact to 1e-7 there.
    private const double FarTail = -25;

    /// <summary>log E[max(0, best − Y)] for Y normal.</summary>
    public static double Log(double best, double mean, double variance)
    {
        var sigma = Math.Sqrt(variance);
        return Math.Log(sigma) + LogUnit((best - mean) / sigma);
    }

    /// <summary>E[max(0, bound − Y)] for Y normal.</summary>
    public static double Of(double bound, double mean, double sigma)
    {
        var z = (bound - mean) / sigma;
        return double.IsPositiveInfinity(bound) ? bound : double.IsNegativeInfinity(bound) ? 0 : sigma * Math.Max(0, z * Normal.Cumulative(z) + Normal.Density(z));
    }

    /// <summary>The logarithm with its derivatives by mean and variance.</summary>
    public static (double Value, double ByMean, double ByVariance) LogWithSlopes(double best, double mean, double variance)
    {
        var sigma = Math.Sqrt(variance);
        var z = (best - mean) / sigma;
        var unit = LogUnit(z);
        var ratio = Math.Exp(LogCumulative(z) - unit);
        var density = Math.Exp(Normal.LogDensityAtZero - 0.5 * z * z - unit);
        return (Math.Log(sigma) + unit, -ratio / sigma, 0.5 * density / variance);
    }

    /// <summary>log(φ(z) + z·Φ(z)).</summary>
    internal static double LogUnit(double z) => z > FarTail
        ? Math.Log(Normal.Density(z) + z * Normal.Cumulative(z))
        : Normal.LogDensityAtZero - 0.5 * z * z - 2 * Math.Log(-z) + Math.Log(1 - 3 / (z * z) + 15 / (z * z * z * z));

    private static double LogCumulative(double z) => z > FarTail
        ? Math.Log(Normal.Cumulative(z))
        : Normal.LogDensityAtZero - 0.5 * z * z - Math.Log(-z) + Math.Log(1 - 1 / (z * z));
}
