namespace Hpo.Optimization;

/// <summary>Fits a Gaussian process to the observations of one objective.</summary>
internal static class SurrogateFit
{
    // Up to here every ask fits anew; beyond, when the observations have grown by the factor below.
    private const int AlwaysFitted = 30;
    private const double FitGrowth = 1.05;
    private const double ChoiceGrowth = 1.25;

    // A logarithmic scale must be strongly favoured (a logarithm of the Bayes factor of 3; Kass and Raftery, 1995).
    private const double Evidence = 3;

    private static readonly double[] FirstLengths = [0.5, 0.2];

    /// <summary>The processes of all objectives, and what to remember of them.</summary>
    public static (IReadOnlyList<GaussianProcess> Processes, GaussianProcessOptimizer.Memory Memory) Of(
        SearchSpace space, Observations observations, int settled, GaussianProcessOptimizer.Memory memory)
    {
        var isChoice = memory.Fits.Count == 0 || settled >= ChoiceGrowth * memory.ChosenAt;
        var isFit = isChoice || settled <= AlwaysFitted || settled >= FitGrowth * memory.FittedAt;
        bool[] isCategorical = [.. space.Axes.Select(a => a.IsCategorical)];
        var fits = observations.Costs
            .Select((costs, m) => isFit ? Fit(isCategorical, observations, costs, memory.Fits.ElementAtOrDefault(m), isChoice) : memory.Fits[m])
            .ToList();
        var processes = fits.Select((fit, m) =>
            GaussianProcess.Of(KernelFit.Kernel(isCategorical, fit.Logs), observations.Points, OutputWarp.All[fit.Warp].Apply(observations.Costs[m]).Values));
        return ([.. processes], new(fits, isFit ? settled : memory.FittedAt, isChoice ? settled : memory.ChosenAt));
    }

    private static GaussianProcessOptimizer.Fit Fit(
        bool[] isCategorical, Observations observations, double[] costs, GaussianProcessOptimizer.Fit? last, bool isChoice)
    {
        // Hypervolume is measured on the costs as they are, so several objectives keep their scales.
        var warps = isChoice ? Enumerable.Range(0, observations.Costs.Count > 1 ? 1 : OutputWarp.All.Count) : [last?.Warp ?? 0];
        double[][] starts = [.. last is null ? [] : new[] { last.Logs.ToArray() }, .. FirstLengths.Take(isChoice ? last is null ? 2 : 1 : 0).Select(l => KernelFit.Start(isCategorical.Length, l))];
        var (best, bestLoss) = (new GaussianProcessOptimizer.Fit([], 0), double.PositiveInfinity);
        foreach (var warp in warps)
        {
            var (values, jacobian) = OutputWarp.All[warp].Apply(costs);
            var (logs, loss) = new KernelFit(isCategorical, observations.Points, values).Fit(starts);
            if (best.Logs.Count == 0 || loss - jacobian < bestLoss - Evidence)
            {
                (best, bestLoss) = (new(logs, warp), loss - jacobian);
            }
        }

        return best;
    }
}
