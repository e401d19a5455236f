using MathNet.Numerics.LinearAlgebra;

namespace Hpo.Optimization;

/// <summary>One generation's step of the search distribution.</summary>
internal static class CmaUpdate
{
    /// <summary>One sample with its rank given by its place in a list.</summary>
    /// <param name="Steps">For each numeric axis the position before the widening.</param>
    /// <param name="Levels">For each categorical axis the index of its value.</param>
    internal sealed record Sample(double[] Steps, int[] Levels);

    /// <summary>The distribution after a generation (Hansen, 2016, figure 6).</summary>
    /// <param name="state">The distribution before.</param>
    /// <param name="ranked">Samples, best first, as many as the population.</param>
    public static CmaState Apply(CmaState state, IReadOnlyList<Sample> ranked)
    {
        var constants = new CmaConstants(state.Mean.Count, ranked.Count);
        var next = state with { Updates = state.Updates + 1, Categories = CmaCategories.Update(state.Categories, ranked, constants) };
        return state.Mean.Count == 0 ? next : Numeric(next, ranked, constants);
    }

    private static CmaState Numeric(CmaState state, IReadOnlyList<Sample> ranked, CmaConstants constants)
    {
        var n = state.Mean.Count;
        var (mean, covariance) = (Vector<double>.Build.DenseOfEnumerable(state.Mean), Matrix<double>.Build.Dense(n, n, state.CovarianceAt));
        var eigen = covariance.Evd(Symmetricity.Symmetric);
        var inverseRoot = eigen.EigenVectors * Matrix<double>.Build.DenseOfDiagonalArray([.. eigen.EigenValues.Select(v => 1 / Math.Sqrt(Math.Max(v.Real, 1e-20)))])
            * eigen.EigenVectors.Transpose();
        var steps = ranked.Select(sample => Clipped((Vector<double>.Build.DenseOfArray(sample.Steps) - mean) / state.Sigma, inverseRoot)).ToList();
        var weighted = steps.Zip(constants.Weights).Where(s => s.Second > 0).Aggregate(mean * 0, (sum, s) => sum + s.First * s.Second);
        var stepPath = Vector<double>.Build.DenseOfEnumerable(state.StepPath) * (1 - constants.StepPath)
            + inverseRoot * weighted * Math.Sqrt(constants.StepPath * (2 - constants.StepPath) * constants.EffectiveParents);
        var length = stepPath.L2Norm() / Math.Sqrt(1 - Math.Pow(1 - constants.StepPath, 2 * state.Updates));
        // The path of the covariance stands still while the step size grows fast, lest the covariance grows with it.
        var isSteady = length < (1.4 + 2 / (n + 1.0)) * constants.ExpectedLength;
        var covariancePath = Vector<double>.Build.DenseOfEnumerable(state.CovariancePath) * (1 - constants.CovariancePath)
            + (isSteady ? weighted * Math.Sqrt(constants.CovariancePath * (2 - constants.CovariancePath) * constants.EffectiveParents) : mean * 0);
        var kept = 1 - constants.RankOne - constants.RankMany * constants.Weights.Sum()
            + (isSteady ? 0 : constants.RankOne * constants.CovariancePath * (2 - constants.CovariancePath));
        covariance = covariance * kept + covariancePath.OuterProduct(covariancePath) * constants.RankOne;
        foreach (var (step, weight) in steps.Zip(constants.Weights))
        {
            var scaled = weight >= 0 ? weight : weight * n / Math.Max((inverseRoot * step).DotProduct(inverseRoot * step), 1e-20);
            covariance += step.OuterProduct(step) * (constants.RankMany * scaled);
        }

        var growth = constants.StepPath / constants.Damping * (stepPath.L2Norm() / constants.ExpectedLength - 1);
        return state with
        {
            Mean = [.. (mean + weighted * state.Sigma).Select(m => Math.Clamp(m, 0, 1))],
            Sigma = Math.Min(state.Sigma * Math.Exp(Math.Min(1, growth)), 1),
            Covariance = [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(0, i + 1).Select(j => covariance[i, j]))],
            StepPath = [.. stepPath],
            CovariancePath = [.. covariancePath],
        };
    }

    // A sample of an older distribution, or of nobody's, may lie far out; its length is cut to what this one gives (Hansen, 2011, on injected solutions).
    private static Vector<double> Clipped(Vector<double> step, Matrix<double> inverseRoot)
    {
        double n = step.Count;
        var longest = Math.Sqrt(n) + 2 * n / (n + 2);
        var length = (inverseRoot * step).L2Norm();
        return length > longest ? step * (longest / length) : step;
    }
}
