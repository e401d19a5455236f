namespace Hpo.Optimization;

/// <summary>
/// Keeps the neighbours of the mean's value on every discrete axis at a least probability, so that the search cannot settle within one value
/// (CMA-ES with margin; Hamano, Saito, Nomura and Shirakawa, 2022).
/// </summary>
internal static class CmaMargin
{
    public static CmaState Apply(CmaState state, IReadOnlyList<Axis> axes)
    {
        var least = 1.0 / (state.Mean.Count * state.Population);
        var (mean, widening) = (state.Mean.ToArray(), state.Widening.ToArray());
        for (var i = 0; i < mean.Length; i++)
        {
            if (axes[i].Levels is > 1)
            {
                var deviation = state.Sigma * Math.Sqrt(state.CovarianceAt(i, i)) * widening[i];
                (mean[i], var factor) = Corrected(axes[i], mean[i], deviation, least);
                widening[i] *= factor;
            }
        }

        return state with { Mean = mean, Widening = widening };
    }

    private static (double Mean, double Factor) Corrected(Axis axis, double mean, double deviation, double least)
    {
        var (low, high) = axis.Cell(mean);
        if (low <= 0)
        {
            return (Math.Max(mean, high - Quantile(1 - least) * deviation), 1);
        }

        if (high >= 1)
        {
            return (Math.Min(mean, low + Quantile(1 - least) * deviation), 1);
        }

        var below = Normal.Cumulative((low - mean) / deviation);
        var above = Normal.Cumulative((mean - high) / deviation);
        if (below >= least / 2 && above >= least / 2)
        {
            return (mean, 1);
        }

        var (b, a, within) = (Math.Max(below, least / 2), Math.Max(above, least / 2), 1 - below - above);
        var excess = (1 - b - a - within) / (b + a + within - 1.5 * least);
        b += excess * (b - least / 2);
        a += excess * (a - least / 2);
        var (toLow, toHigh) = (Quantile(1 - b), Quantile(1 - a));
        return ((low * toHigh + high * toLow) / (toLow + toHigh), (high - low) / (deviation * (toLow + toHigh)));
    }

    private static double Quantile(double probability) => Normal.Quantile(Math.Clamp(probability, 0.5 + 1e-6, 1 - 1e-12));
}
