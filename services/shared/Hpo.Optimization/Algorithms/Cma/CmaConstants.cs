namespace Hpo.Optimization;

/// <summary>Weights and learning rates of CMA-ES (Hansen, 2016, table 1).</summary>
internal sealed class CmaConstants
{
    public CmaConstants(int dimensions, int population)
    {
        double n = Math.Max(1, dimensions);
        var raw = Enumerable.Range(1, population).Select(i => Math.Log((population + 1) / 2.0) - Math.Log(i)).ToArray();
        var positive = raw.Where(w => w > 0).ToArray();
        var negative = raw.Where(w => w <= 0).ToArray();
        EffectiveParents = Math.Pow(positive.Sum(), 2) / positive.Sum(w => w * w);
        var effectiveNegative = negative.Sum(w => w * w) is > 0 and var squares ? Math.Pow(negative.Sum(), 2) / squares : 0;
        RankOne = 2 / (Math.Pow(n + 1.3, 2) + EffectiveParents);
        RankMany = Math.Min(1 - RankOne, 2 * (EffectiveParents - 2 + 1 / EffectiveParents) / (Math.Pow(n + 2, 2) + EffectiveParents));
        StepPath = (EffectiveParents + 2) / (n + EffectiveParents + 5);
        CovariancePath = (4 + EffectiveParents / n) / (n + 4 + 2 * EffectiveParents / n);
        Damping = 1 + 2 * Math.Max(0, Math.Sqrt((EffectiveParents - 1) / (n + 1)) - 1) + StepPath;
        ExpectedLength = Math.Sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
        var least = new[]
        {
            1 + RankOne / RankMany,
            1 + 2 * effectiveNegative / (EffectiveParents + 2),
            (1 - RankOne - RankMany) / (n * RankMany),
        }.Min();
        var negativeSum = -negative.Sum();
        Weights = [.. raw.Select(w => w > 0 ? w / positive.Sum() : negativeSum > 0 ? w * least / negativeSum : 0)];
    }

    /// <summary>Weight of each rank, best first; the positive ones add up to 1, the others are negative.</summary>
    public double[] Weights { get; }

    /// <summary>Variance-effective number of parents.</summary>
    public double EffectiveParents { get; }

    /// <summary>Learning rate of the rank-one update.</summary>
    public double RankOne { get; }

    /// <summary>Learning rate of the rank-μ update.</summary>
    public double RankMany { get; }

    /// <summary>Learning rate of the path that controls the step size.</summary>
    public double StepPath { get; }

    /// <summary>Learning rate of the path of the rank-one update.</summary>
    public double CovariancePath { get; }

    /// <summary>Damping of the step size.</summary>
    public double Damping { get; }

    /// <summary>Expected length of a standard normal vector.</summary>
    public double ExpectedLength { get; }
}
