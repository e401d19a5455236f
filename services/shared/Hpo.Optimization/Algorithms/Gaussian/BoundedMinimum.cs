using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

namespace Hpo.Optimization;

/// <summary>Minimum of a smooth function within bounds.</summary>
internal static class BoundedMinimum
{
    private const double Tolerance = 1e-6;

    /// <summary>
    /// The best point that a quasi-Newton search (BFGS with bounds; Byrd, Lu, Nocedal and Zhu, 1995) meets from a start. It may end early, where the
    /// steps or the iterations are used up; the best point met stands.
    /// </summary>
    /// <param name="function">Value and gradient at a point.</param>
    /// <param name="start">Where to begin, within the bounds.</param>
    /// <param name="low">Lower bounds.</param>
    /// <param name="high">Upper bounds.</param>
    /// <param name="iterations">At most that many steps.</param>
    public static (double[] Point, double Value) Find(
        Func<double[], (double Value, double[] Gradient)> function, double[] start, double[] low, double[] high, int iterations)
    {
        var (best, bestValue) = (start, double.PositiveInfinity);
        var objective = ObjectiveFunction.Gradient(x =>
        {
            var point = x.ToArray();
            var (value, gradient) = function(point);
            if (value < bestValue)
            {
                (best, bestValue) = (point, value);
            }

            return (value, (Vector<double>)new DenseVector(gradient));
        });
        try
        {
            new BfgsBMinimizer(Tolerance, Tolerance, Tolerance, iterations)
                .FindMinimum(objective, new DenseVector(low), new DenseVector(high), new DenseVector([.. start]));
        }
        catch (OptimizationException)
        {
            // The library's way to say that it ran out of iterations or of progress along a line.
            return (best, bestValue);
        }

        return (best, bestValue);
    }
}
