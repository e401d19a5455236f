using System.Numerics;
using System.Numerics.Tensors;

namespace Hpo.Optimization;

/// <summary>
/// Matérn covariance of smoothness 5/2 with a length scale for each axis: s·(1 + √5·r + 5/3·r²)·exp(−√5·r), where r² sums the squared differences of
/// numeric axes and the mismatches of categorical ones, each over its squared length (Rasmussen and Williams, 2006, section 4.2).
/// </summary>
/// <param name="IsCategorical">For each axis whether its values have no order.</param>
/// <param name="InverseSquares">For each axis one over its squared length scale; 0 ignores the axis.</param>
/// <param name="Scale">Variance s.</param>
/// <param name="Noise">Variance of the noise of an observation.</param>
internal sealed record MaternKernel(bool[] IsCategorical, double[] InverseSquares, double Scale, double Noise)
{
    private static readonly double Root5 = Math.Sqrt(5);

    /// <summary>Covariance at a squared distance, without noise.</summary>
    public double At(double squared)
    {
        var t = Root5 * Math.Sqrt(squared);
        return Scale * (1 + t + t * t / 3) * Math.Exp(-t);
    }

    /// <summary>Its derivative by the squared distance.</summary>
    public double SlopeAt(double squared)
    {
        var t = Root5 * Math.Sqrt(squared);
        return -5.0 / 6 * Scale * (1 + t) * Math.Exp(-t);
    }

    /// <summary>Adds the squared distances of a position on an axis from many others, given by axis, times the axis' weight.</summary>
    public void AddSquared(int axis, double position, ReadOnlySpan<double> others, Span<double> sums)
    {
        var weight = InverseSquares[axis];
        if (IsCategorical[axis])
        {
            for (var i = 0; i < others.Length; i++)
            {
                sums[i] += others[i] == position ? 0 : weight;
            }

            return;
        }

        var last = others.Length - others.Length % Vector<double>.Count;
        var (positions, weights) = (new Vector<double>(position), new Vector<double>(weight));
        for (var i = 0; i < last; i += Vector<double>.Count)
        {
            var difference = new Vector<double>(others[i..]) - positions;
            (new Vector<double>(sums[i..]) + weights * difference * difference).CopyTo(sums[i..]);
        }

        for (var i = last; i < others.Length; i++)
        {
            var difference = others[i] - position;
            sums[i] += weight * difference * difference;
        }
    }

    /// <summary>Turns squared distances into covariances, and, if wanted, into the derivatives by them.</summary>
    public void Apply(Span<double> squared, Span<double> slopes)
    {
        Span<double> exponentials = squared.Length <= 512 ? stackalloc double[squared.Length] : new double[squared.Length];
        TensorPrimitives.Sqrt(squared, squared);
        TensorPrimitives.Multiply(squared, Root5, squared);
        TensorPrimitives.Negate<double>(squared, exponentials);
        TensorPrimitives.Exp<double>(exponentials, exponentials);
        TensorPrimitives.Multiply(exponentials, Scale, exponentials);
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = -5.0 / 6 * (1 + squared[i]) * exponentials[i];
        }

        for (var i = 0; i < squared.Length; i++)
        {
            squared[i] = (1 + squared[i] + squared[i] * squared[i] / 3) * exponentials[i];
        }
    }
}
