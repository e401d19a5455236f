using System.Numerics.Tensors;

namespace Hpo.Optimization;

/// <summary>
/// The lower triangle L of a symmetric positive definite matrix A = L·Lᵀ, kept by rows, so that every inner loop runs over contiguous numbers.
/// </summary>
internal sealed class CholeskyFactor
{
    private const double FirstJitter = 1e-10;
    private const double JitterGrowth = 10;

    private readonly double[][] _rows;

    private CholeskyFactor(double[][] rows) => _rows = rows;

    /// <summary>The rows of L, each up to its diagonal.</summary>
    public double[][] Rows => _rows;

    /// <summary>Number of rows.</summary>
    public int Size => _rows.Length;

    /// <summary>Half of the logarithm of the determinant of A.</summary>
    public double HalfLogDeterminant => _rows.Sum(row => Math.Log(row[^1]));

    /// <summary>Factors a matrix; where rounding has made it indefinite, its diagonal is raised by tenfold steps until it is not.</summary>
    /// <param name="lower">Rows of the lower triangle, diagonal included.</param>
    public static CholeskyFactor Of(double[][] lower)
    {
        var jitter = 0.0;
        while (true)
        {
            if (TryFactor(lower, jitter) is { } rows)
            {
                return new CholeskyFactor(rows);
            }

            jitter = jitter == 0 ? FirstJitter * lower.Max(row => row[^1]) : jitter * JitterGrowth;
        }
    }

    /// <summary>The factor of A with one more row and column.</summary>
    /// <param name="column">The new row of A, without its diagonal.</param>
    /// <param name="diagonal">The new diagonal entry.</param>
    public CholeskyFactor Append(double[] column, double diagonal)
    {
        var solved = SolveLower(column);
        var rest = diagonal - TensorPrimitives.Dot<double>(solved, solved);
        return new CholeskyFactor([.. _rows, [.. solved, Math.Sqrt(Math.Max(rest, FirstJitter * diagonal))]]);
    }

    /// <summary>Solves L·v = b.</summary>
    public double[] SolveLower(double[] b)
    {
        var v = new double[b.Length];
        for (var i = 0; i < v.Length; i++)
        {
            var row = _rows[i];
            v[i] = (b[i] - TensorPrimitives.Dot<double>(row.AsSpan(0, i), v.AsSpan(0, i))) / row[i];
        }

        return v;
    }

    /// <summary>Solves Lᵀ·w = v.</summary>
    public double[] SolveUpper(double[] v)
    {
        var w = v.ToArray();
        for (var i = w.Length - 1; i >= 0; i--)
        {
            var row = _rows[i];
            w[i] /= row[i];
            var head = w.AsSpan(0, i);
            TensorPrimitives.MultiplyAdd<double>(row.AsSpan(0, i), -w[i], head, head);
        }

        return w;
    }

    /// <summary>Solves A·x = b.</summary>
    public double[] Solve(double[] b) => SolveUpper(SolveLower(b));

    /// <summary>Rows of the lower triangle of the inverse of A.</summary>
    public double[][] Inverse()
    {
        var columns = LowerInverseColumns();
        var inverse = new double[Size][];
        for (var i = 0; i < inverse.Length; i++)
        {
            inverse[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                // Column j of the inverse of L starts at row j.
                inverse[i][j] = TensorPrimitives.Dot<double>(columns[i], columns[j].AsSpan(i - j));
            }
        }

        return inverse;
    }

    private double[][] LowerInverseColumns()
    {
        var columns = new double[Size][];
        for (var j = 0; j < Size; j++)
        {
            var column = columns[j] = new double[Size - j];
            column[0] = 1 / _rows[j][j];
            for (var i = j + 1; i < Size; i++)
            {
                column[i - j] = -TensorPrimitives.Dot<double>(_rows[i].AsSpan(j, i - j), column.AsSpan(0, i - j)) / _rows[i][i];
            }
        }

        return columns;
    }

    private static double[][]? TryFactor(double[][] lower, double jitter)
    {
        var rows = new double[lower.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i] = new double[i + 1];
            for (var j = 0; j < i; j++)
            {
                row[j] = (lower[i][j] - TensorPrimitives.Dot<double>(row.AsSpan(0, j), rows[j].AsSpan(0, j))) / rows[j][j];
            }

            var rest = lower[i][i] + jitter - TensorPrimitives.Dot<double>(row.AsSpan(0, i), row.AsSpan(0, i));
            if (!(rest > 0))
            {
                return null;
            }

            row[i] = Math.Sqrt(rest);
        }

        return rows;
    }
}
