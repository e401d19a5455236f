using MathNet.Numerics;

namespace Hpo.Optimization;

/// <summary>The standard normal distribution, with logarithms that stay exact far out in the tails.</summary>
internal static class Normal
{
    /// <summary>Logarithm of the density at 0.</summary>
    public const double LogDensityAtZero = -0.91893853320467274178;

    private const double InverseSqrt2 = 0.70710678118654752440;

    // Below this the distribution function underflows long before its logarithm does.
    private const double FarTail = -20;

    /// <summary>Density.</summary>
    public static double Density(double z) => Math.Exp(LogDensityAtZero - 0.5 * z * z);

    /// <summary>Distribution function.</summary>
    public static double Cumulative(double z) => 0.5 * SpecialFunctions.Erfc(-z * InverseSqrt2);

    /// <summary>The value below which lies that probability, above 0 and below 1.</summary>
    public static double Quantile(double probability) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, probability);

    /// <summary>Logarithm of the probability of the interval from a to b, a below b.</summary>
    public static double LogMass(double a, double b)
    {
        // By symmetry towards the left tail, where differences do not cancel.
        if (a > 0)
        {
            (a, b) = (-b, -a);
        }

        if (b < FarTail)
        {
            // Mass of a thin slice of the tail: the tail beyond b less the tail beyond a, by their leading term.
            return LogTail(b) + Math.Log(-SpecialFunctions.Expm1(Math.Min(LogTail(a) - LogTail(b), -1e-300)));
        }

        return Math.Log(Math.Max(Cumulative(b) - Cumulative(a), double.Epsilon));
    }

    // Mills' ratio to second order.
    private static double LogTail(double z) => LogDensityAtZero - 0.5 * z * z - Math.Log(-z) + Math.Log(1 - 1 / (z * z));
}
