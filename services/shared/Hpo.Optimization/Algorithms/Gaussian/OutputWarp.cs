namespace Hpo.Optimization;

/// <summary>
/// A monotone transformation of costs before a Gaussian process meets them. A process expects values whose spread does not depend on where it looks; costs
/// that fall by orders of magnitude towards the optimum meet that on a logarithmic scale (warped processes; Snelson, Rasmussen and Ghahramani, 2004).
/// </summary>
/// <param name="Softness">
/// What is added before the logarithm, as a part of the distance from the best cost to the mean, which many costs near the best hardly change; infinite for no logarithm at all.
/// </param>
internal sealed record OutputWarp(double Softness)
{
    /// <summary>The transformations to choose from, by the likelihood of the data.</summary>
    public static IReadOnlyList<OutputWarp> All { get; } = [new(double.PositiveInfinity), new(1), new(0.1)];

    /// <summary>
    /// Standardised values, and the logarithm of the derivative of the transformation over all of them, by which likelihoods of different ones compare.
    /// </summary>
    /// <param name="costs">Finite costs, at least one.</param>
    public (double[] Values, double LogJacobian) Apply(IReadOnlyList<double> costs)
    {
        var (warped, slope) = Warp(costs);
        var mean = warped.Average();
        var deviation = Math.Sqrt(warped.Average(v => (v - mean) * (v - mean)));
        // Equal costs say nothing; any scale will do.
        var scale = deviation > 0 ? 1 / deviation : 1;
        return ([.. warped.Select(v => (v - mean) * scale)], slope + costs.Count * Math.Log(scale));
    }

    private (double[] Values, double LogSlope) Warp(IReadOnlyList<double> costs)
    {
        var ordered = costs.Order().ToArray();
        var width = costs.Average() - ordered[0];
        if (double.IsPositiveInfinity(Softness) || !(width > 0))
        {
            return ([.. costs], 0);
        }

        var offset = Softness * width;
        return ([.. costs.Select(c => Math.Log(c - ordered[0] + offset))], -costs.Sum(c => Math.Log(c - ordered[0] + offset)));
    }
}
