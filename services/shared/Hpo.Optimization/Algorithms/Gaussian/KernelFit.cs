using System.Numerics.Tensors;

namespace Hpo.Optimization;

/// <summary>
/// Hyper-parameters of the kernel by maximum a posteriori: marginal likelihood (Rasmussen and Williams, 2006, section 5.4.1) and priors that keep
/// few observations from extreme length scales.
/// </summary>
internal sealed class KernelFit
{
    private const int Iterations = 15;

    // Logarithms of 1/length², of the variance and of the noise.
    private static readonly (double Low, double High) InverseSquareBounds = (Math.Log(1e-3), Math.Log(1e4));
    private static readonly (double Low, double High) ScaleBounds = (Math.Log(1e-2), Math.Log(1e2));
    private static readonly (double Low, double High) NoiseBounds = (Math.Log(1e-6), Math.Log(1));

    private readonly bool[] _isCategorical;
    private readonly double[][] _columns;
    private readonly double[] _values;

    public KernelFit(bool[] isCategorical, IReadOnlyList<double[]> points, double[] values)
    {
        _isCategorical = isCategorical;
        _columns = GaussianProcess.Columns(points, isCategorical.Length);
        _values = values;
    }

    private int Axes => _isCategorical.Length;

    /// <summary>The kernel of parameters as <see cref="Fit"/> gives them.</summary>
    public static MaternKernel Kernel(bool[] isCategorical, IReadOnlyList<double> logs) => new(
        isCategorical, [.. logs.Take(isCategorical.Length).Select(Math.Exp)], Math.Exp(logs[^2]), Math.Exp(logs[^1]));

    /// <summary>Where a search without an earlier fit begins.</summary>
    /// <param name="axes">Number of axes.</param>
    /// <param name="length">Length scale of every axis.</param>
    public static double[] Start(int axes, double length) => [.. Enumerable.Repeat(-2 * Math.Log(length), axes), 0, Math.Log(1e-3)];

    /// <summary>The most probable parameters that a search from these starts finds.</summary>
    public (double[] Logs, double Loss) Fit(IEnumerable<double[]> starts)
    {
        var (low, high) = Bounds();
        return starts
            .Select(start => BoundedMinimum.Find(LossWithGradient, [.. start.Select((p, i) => Math.Clamp(p, low[i], high[i]))], low, high, Iterations))
            .MinBy(found => found.Value);
    }

    /// <summary>Negative logarithm of the posterior and its gradient.</summary>
    internal (double Value, double[] Gradient) LossWithGradient(double[] logs)
    {
        var kernel = Kernel(_isCategorical, logs);
        var n = _values.Length;
        var (lower, slopes) = Covariance(kernel);
        var factor = CholeskyFactor.Of(lower);
        var weights = factor.Solve(_values);
        var inverse = factor.Inverse();
        var loss = 0.5 * TensorPrimitives.Dot<double>(_values, weights) + factor.HalfLogDeterminant;
        var gradient = new double[logs.Length];
        var scale = 0.0;
        for (var i = 0; i < n; i++)
        {
            // Of ½·tr((K⁻¹ − ααᵀ)·dK) each pair below the diagonal counts twice.
            var row = inverse[i];
            TensorPrimitives.MultiplyAdd(weights.AsSpan(0, i + 1), -weights[i], row, row);
            gradient[^1] += 0.5 * row[i] * kernel.Noise;
            scale += 0.5 * row[i] * kernel.Scale + TensorPrimitives.Dot<double>(row.AsSpan(0, i), lower[i].AsSpan(0, i));
            TensorPrimitives.Multiply(row.AsSpan(0, i), slopes[i].AsSpan(0, i), row.AsSpan(0, i));
            for (var axis = 0; axis < Axes; axis++)
            {
                gradient[axis] += kernel.InverseSquares[axis] * WeightedSquares(axis, i, row);
            }
        }

        gradient[^2] = scale;
        return (loss + AddPriors(logs, gradient), gradient);
    }

    private double WeightedSquares(int axis, int i, double[] weights)
    {
        var (column, sum) = (_columns[axis], 0.0);
        var position = column[i];
        for (var j = 0; j < i; j++)
        {
            var difference = column[j] - position;
            sum += weights[j] * (_isCategorical[axis] ? difference == 0 ? 0 : 1 : difference * difference);
        }

        return sum;
    }

    private (double[][] Lower, double[][] Slopes) Covariance(MaternKernel kernel)
    {
        var (lower, slopes) = (new double[_values.Length][], new double[_values.Length][]);
        for (var i = 0; i < lower.Length; i++)
        {
            (lower[i], slopes[i]) = (new double[i + 1], new double[i + 1]);
            for (var axis = 0; axis < Axes; axis++)
            {
                kernel.AddSquared(axis, _columns[axis][i], _columns[axis].AsSpan(0, i + 1), lower[i]);
            }

            kernel.Apply(lower[i], slopes[i]);
            lower[i][i] += kernel.Noise;
        }

        return (lower, slopes);
    }

    // Priors as in Optuna's sampler: 0.1/a + 0.1·a for a = 1/length², a gamma(2, 1) for the variance, a gamma(1.1, 30) for the noise.
    private double AddPriors(double[] logs, double[] gradient)
    {
        var loss = 0.0;
        for (var axis = 0; axis < Axes; axis++)
        {
            var a = Math.Exp(logs[axis]);
            loss += 0.1 / a + 0.1 * a;
            gradient[axis] += 0.1 * a - 0.1 / a;
        }

        var (scale, noise) = (Math.Exp(logs[^2]), Math.Exp(logs[^1]));
        gradient[^2] += scale - 1;
        gradient[^1] += 30 * noise - 0.1;
        return loss + scale - logs[^2] + 30 * noise - 0.1 * logs[^1];
    }

    private (double[] Low, double[] High) Bounds() => (
        [.. Enumerable.Repeat(InverseSquareBounds.Low, Axes), ScaleBounds.Low, NoiseBounds.Low],
        [.. Enumerable.Repeat(InverseSquareBounds.High, Axes), ScaleBounds.High, NoiseBounds.High]);
}
