using Hpo.Optimization;

namespace Hpo.Benchmarks.VirtualTime;

/// <summary>How long trials take where nothing but their order matters.</summary>
internal static class Durations
{
    /// <summary>Spread of the logarithm: one trial in twenty takes more than seven times the median, or less than a seventh of it, so that trials overtake each other.</summary>
    private const double Sigma = 1;

    // The study draws from the streams 0, 1, … of its seed.
    private const long Stream = -1;

    /// <summary>Log-normal seconds with a median of 1. They depend on seed and trial only, not on what is tried.</summary>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="trial">Number of the trial.</param>
    public static double LogNormal(long seed, int trial) => Math.Exp(Sigma * new RandomSource(seed, Stream).Fork(trial).NextGaussian());
}
