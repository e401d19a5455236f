using System.Numerics.Tensors;

namespace Hpo.Optimization;

/// <summary>A Gaussian process with mean zero, conditioned on observations (Rasmussen and Williams, 2006, algorithm 2.1).</summary>
internal sealed class GaussianProcess
{
    private const double LeastVariance = 1e-12;

    // So many points that what is worked on stays in the processor's caches.
    private const int BlockLength = 128;

    private readonly MaternKernel _kernel;
    private readonly double[][] _columns;
    private readonly CholeskyFactor _factor;
    private readonly double[] _values;
    private readonly double[] _weights;

    private GaussianProcess(MaternKernel kernel, double[][] columns, CholeskyFactor factor, double[] values)
    {
        _kernel = kernel;
        _columns = columns;
        _factor = factor;
        _values = values;
        _weights = factor.Solve(values);
    }

    /// <summary>Observed values.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Means at the observed points: the values less what the model takes for noise.</summary>
    public IEnumerable<double> Means => _values.Zip(_weights, (value, weight) => value - _kernel.Noise * weight);

    /// <summary>Number of observations.</summary>
    public int Count => _values.Length;

    /// <summary>Conditions on observations.</summary>
    /// <param name="kernel">Covariance.</param>
    /// <param name="points">Observed points.</param>
    /// <param name="values">Observed values, about standardised.</param>
    public static GaussianProcess Of(MaternKernel kernel, IReadOnlyList<double[]> points, double[] values)
    {
        var columns = Columns(points, kernel.InverseSquares.Length);
        return new GaussianProcess(kernel, columns, CholeskyFactor.Of(Covariance(kernel, columns, points)), values);
    }

    /// <summary>The same observations with other values, a class label for instance.</summary>
    public GaussianProcess WithValues(double[] values) => new(_kernel, _columns, _factor, values);

    /// <summary>One more observation.</summary>
    public GaussianProcess With(double[] point, double value) => new(
        _kernel,
        [.. _columns.Select((column, axis) => (double[])[.. column, point[axis]])],
        _factor.Append(CovarianceWith(point, []), _kernel.Scale + _kernel.Noise),
        [.. _values, value]);

    /// <summary>Mean at a point.</summary>
    public double Mean(double[] point) => TensorPrimitives.Dot<double>(CovarianceWith(point, []), _weights);

    /// <summary>Mean and variance at a point, without the noise of an observation.</summary>
    public (double Mean, double Variance) Predict(double[] point)
    {
        var covariance = CovarianceWith(point, []);
        var solved = _factor.SolveLower(covariance);
        return (TensorPrimitives.Dot<double>(covariance, _weights), Math.Max(LeastVariance, _kernel.Scale - TensorPrimitives.Dot<double>(solved, solved)));
    }

    /// <summary>
    /// Mean and variance at many points, like <see cref="Predict(double[])"/> for each but several times faster: every step of the substitution runs over the points at once.
    /// </summary>
    public (double Mean, double Variance)[] Predict(IReadOnlyList<double[]> points)
    {
        var predictions = new (double Mean, double Variance)[points.Count];
        for (var start = 0; start < predictions.Length; start += BlockLength)
        {
            var block = points.Skip(start).Take(BlockLength).ToArray();
            PredictBlock(block, predictions.AsSpan(start, block.Length));
        }

        return predictions;
    }

    private void PredictBlock(double[][] points, Span<(double Mean, double Variance)> predictions)
    {
        var (columns, rows) = (Columns(points, _columns.Length), new double[Count][]);
        double[] means = new double[points.Length], explained = new double[points.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, factors) = (rows[i] = new double[points.Length], _factor.Rows[i]);
            for (var axis = 0; axis < columns.Length; axis++)
            {
                _kernel.AddSquared(axis, _columns[axis][i], columns[axis], row);
            }

            _kernel.Apply(row, []);
            TensorPrimitives.MultiplyAdd<double>(row, _weights[i], means, means);
            for (var j = 0; j < i; j++)
            {
                TensorPrimitives.MultiplyAdd<double>(rows[j], -factors[j], row, row);
            }

            TensorPrimitives.Divide<double>(row, factors[i], row);
            TensorPrimitives.MultiplyAdd<double>(row, row, explained, explained);
        }

        for (var p = 0; p < predictions.Length; p++)
        {
            predictions[p] = (means[p], Math.Max(LeastVariance, _kernel.Scale - explained[p]));
        }
    }

    /// <summary>Mean and variance with their derivatives by every numeric coordinate; the derivative by a categorical one is 0.</summary>
    public (double Mean, double Variance, double[] MeanSlope, double[] VarianceSlope) PredictWithSlope(double[] point)
    {
        var slopes = new double[Count];
        var covariance = CovarianceWith(point, slopes);
        var solved = _factor.SolveLower(covariance);
        var back = _factor.SolveUpper(solved);
        // Sums of weighted differences from the point, as the point times the sum of weights less the weighted sum of the observations.
        TensorPrimitives.Multiply(slopes, back, back);
        TensorPrimitives.Multiply(slopes, _weights, slopes);
        var (meanSum, varianceSum) = (TensorPrimitives.Sum<double>(slopes), TensorPrimitives.Sum<double>(back));
        var (meanSlope, varianceSlope) = (new double[point.Length], new double[point.Length]);
        for (var axis = 0; axis < point.Length; axis++)
        {
            if (!_kernel.IsCategorical[axis])
            {
                var (weight, column) = (2 * _kernel.InverseSquares[axis], _columns[axis]);
                meanSlope[axis] = weight * (point[axis] * meanSum - TensorPrimitives.Dot<double>(slopes, column));
                varianceSlope[axis] = -2 * weight * (point[axis] * varianceSum - TensorPrimitives.Dot<double>(back, column));
            }
        }

        return (
            TensorPrimitives.Dot<double>(covariance, _weights),
            Math.Max(LeastVariance, _kernel.Scale - TensorPrimitives.Dot<double>(solved, solved)),
            meanSlope,
            varianceSlope);
    }

    internal static double[][] Columns(IReadOnlyList<double[]> points, int axes) =>
        [.. Enumerable.Range(0, axes).Select(axis => points.Select(point => point[axis]).ToArray())];

    private static double[][] Covariance(MaternKernel kernel, double[][] columns, IReadOnlyList<double[]> points)
    {
        var lower = new double[points.Count][];
        for (var i = 0; i < lower.Length; i++)
        {
            var row = lower[i] = new double[i + 1];
            for (var axis = 0; axis < columns.Length; axis++)
            {
                kernel.AddSquared(axis, columns[axis][i], columns[axis].AsSpan(0, i + 1), row);
            }

            kernel.Apply(row, []);
            row[i] += kernel.Noise;
        }

        return lower;
    }

    private double[] CovarianceWith(double[] point, Span<double> slopes)
    {
        var covariance = new double[Count];
        for (var axis = 0; axis < point.Length; axis++)
        {
            _kernel.AddSquared(axis, point[axis], _columns[axis], covariance);
        }

        _kernel.Apply(covariance, slopes);
        return covariance;
    }
}
