using System.Numerics.Tensors;

namespace Hpo.Optimization;

/// <summary>
/// A density over some axes of the unit cube: a mixture with one product of kernels for each observation and a wide one for the prior
/// (Bergstra et al., 2011; jointly over the axes as in Falkner et al., 2018). Numeric axes have truncated normal kernels, integrated over the cell
/// of a discrete value; categorical axes have smoothed frequencies.
/// </summary>
internal sealed class ParzenMixture
{
    private const double PriorWeight = 1;
    private const double PriorSigma = 1;

    // Where a cell is narrower than this part of the bandwidth its integral is the density at its middle to within one percent.
    private const double NarrowCell = 0.5;

    private readonly Axis[] _axes;
    private readonly double[][] _centres;
    private readonly double[] _sigmas;
    private readonly double[] _logWeights;
    private readonly double[] _weights;
    private readonly double[][] _logNorms;
    private readonly double _smoothing;

    /// <summary>Fits the mixture.</summary>
    /// <param name="axes">The axes, in the order of the points' coordinates.</param>
    /// <param name="points">Observed positions on these axes.</param>
    /// <param name="weights">Weight of each observation, above 0.</param>
    /// <param name="bandwidth">Standard deviation of the kernels on each numeric axis.</param>
    public ParzenMixture(IReadOnlyList<Axis> axes, IReadOnlyList<double[]> points, IReadOnlyList<double> weights, IReadOnlyList<double> bandwidth)
    {
        _axes = [.. axes];
        Count = points.Count + 1;
        _smoothing = PriorWeight / Count;
        _sigmas = [.. bandwidth];
        _centres = [.. Enumerable.Range(0, _axes.Length).Select(j => points.Select(p => p[j]).ToArray())];
        var total = weights.Sum() + PriorWeight;
        _weights = [.. weights.Append(PriorWeight).Select(w => w / total)];
        _logWeights = [.. _weights.Select(weight => Math.Log(weight))];
        _logNorms = [.. _axes.Select((axis, j) => axis.IsCategorical ? [] : LogNorms(_centres[j], _sigmas[j]))];
    }

    /// <summary>Number of kernels, the prior among them.</summary>
    public int Count { get; }

    /// <summary>Draws a point.</summary>
    public double[] Sample(RandomSource random)
    {
        var kernel = random.NextWeighted(_weights);
        var point = new double[_axes.Length];
        for (var j = 0; j < point.Length; j++)
        {
            point[j] = _axes[j].IsCategorical ? SampleCategory(j, kernel, random) : SampleNumber(j, kernel, random);
        }

        return point;
    }

    /// <summary>Natural logarithm of the density at a point; on discrete axes of the probability of the point's value.</summary>
    public double LogDensity(double[] point)
    {
        var terms = _logWeights.ToArray();
        for (var j = 0; j < _axes.Length; j++)
        {
            if (_axes[j].IsCategorical)
            {
                AddCategory(terms, j, point[j]);
            }
            else
            {
                AddNumber(terms, j, point[j]);
            }
        }

        var max = TensorPrimitives.Max<double>(terms);
        TensorPrimitives.Subtract(terms, max, terms);
        TensorPrimitives.Exp<double>(terms, terms);
        return max + Math.Log(TensorPrimitives.Sum<double>(terms));
    }

    private static double[] LogNorms(double[] centres, double sigma) =>
        [.. centres.Select(mu => Normal.LogMass((0 - mu) / sigma, (1 - mu) / sigma)), Normal.LogMass(-0.5 / PriorSigma, 0.5 / PriorSigma)];

    private void AddCategory(double[] terms, int j, double position)
    {
        var (level, levels) = (_axes[j].EvenLevel(position), _axes[j].Levels ?? 1);
        var norm = 1 + levels * _smoothing;
        var (same, other) = (Math.Log((1 + _smoothing) / norm), Math.Log(_smoothing / norm));
        var centres = _centres[j];
        for (var k = 0; k < centres.Length; k++)
        {
            terms[k] += _axes[j].EvenLevel(centres[k]) == level ? same : other;
        }

        terms[^1] -= Math.Log(levels);
    }

    private void AddNumber(double[] terms, int j, double position)
    {
        var (low, high) = _axes[j].Cell(position);
        var (centres, norms, sigma) = (_centres[j], _logNorms[j], _sigmas[j]);
        if (high > low && high - low > NarrowCell * sigma)
        {
            for (var k = 0; k < centres.Length; k++)
            {
                terms[k] += Normal.LogMass((low - centres[k]) / sigma, (high - centres[k]) / sigma) - norms[k];
            }
        }
        else
        {
            var middle = high > low ? (low + high) / 2 : position;
            var constant = Normal.LogDensityAtZero - Math.Log(sigma) + (high > low ? Math.Log(high - low) : 0);
            var scale = -0.5 / (sigma * sigma);
            for (var k = 0; k < centres.Length; k++)
            {
                var difference = middle - centres[k];
                terms[k] += difference * difference * scale + constant - norms[k];
            }
        }

        terms[^1] += high > low
            ? Normal.LogMass((low - 0.5) / PriorSigma, (high - 0.5) / PriorSigma) - norms[^1]
            : Normal.LogDensityAtZero - Math.Log(PriorSigma) - 0.5 * Math.Pow((position - 0.5) / PriorSigma, 2) - norms[^1];
    }

    private double SampleCategory(int j, int kernel, RandomSource random)
    {
        var levels = (int)(_axes[j].Levels ?? 1);
        var isKept = kernel < Count - 1 && random.NextDouble() * (1 + levels * _smoothing) < 1;
        return isKept ? _centres[j][kernel] : _axes[j].EvenPosition(random.NextInt(levels));
    }

    private double SampleNumber(int j, int kernel, RandomSource random)
    {
        var (mu, sigma) = kernel < Count - 1 ? (_centres[j][kernel], _sigmas[j]) : (0.5, PriorSigma);
        while (true)
        {
            // At least a third of the normal's mass lies within, as its centre does and sigma is at most the range.
            var position = mu + sigma * random.NextGaussian();
            if (position is >= 0 and <= 1)
            {
                return position;
            }
        }
    }
}
