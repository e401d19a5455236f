using System.Numerics;
using System.Runtime.InteropServices;

namespace Hpo.Examples.MnistMlp;

/// <summary>
/// The two products in which a network spends its time, over chosen rows of a matrix that lies row by row in memory.
/// Row by row through TensorPrimitives.MultiplyAdd they took eight times as long: the sums would leave the registers after every row.
/// </summary>
internal static class Rows
{
    /// <summary>sum += factors[i] * row i, for every chosen i.</summary>
    public static void AddTo(Span<float> sum, ReadOnlySpan<float> matrix, ReadOnlySpan<float> factors, ReadOnlySpan<int> chosen)
    {
        ref var first = ref MemoryMarshal.GetReference(matrix);
        ref var into = ref MemoryMarshal.GetReference(sum);
        var width = sum.Length;
        var lanes = Vector<float>.Count;
        var column = 0;
        for (; column <= width - 4 * lanes; column += 4 * lanes)
        {
            var (a, b, c, d) = (Load(ref into, column), Load(ref into, column + lanes), Load(ref into, column + 2 * lanes), Load(ref into, column + 3 * lanes));
            foreach (var i in chosen)
            {
                var factor = new Vector<float>(factors[i]);
                var at = i * width + column;
                a = Vector.FusedMultiplyAdd(factor, Load(ref first, at), a);
                b = Vector.FusedMultiplyAdd(factor, Load(ref first, at + lanes), b);
                c = Vector.FusedMultiplyAdd(factor, Load(ref first, at + 2 * lanes), c);
                d = Vector.FusedMultiplyAdd(factor, Load(ref first, at + 3 * lanes), d);
            }
            Store(a, ref into, column);
            Store(b, ref into, column + lanes);
            Store(c, ref into, column + 2 * lanes);
            Store(d, ref into, column + 3 * lanes);
        }
        for (; column < width; column++)
            foreach (var i in chosen)
                sum[column] += factors[i] * matrix[i * width + column];
    }

    /// <summary>row i += factors[i] * addend, for every chosen i.</summary>
    public static void Add(Span<float> matrix, ReadOnlySpan<float> addend, ReadOnlySpan<float> factors, ReadOnlySpan<int> chosen)
    {
        ref var first = ref MemoryMarshal.GetReference(matrix);
        ref var from = ref MemoryMarshal.GetReference(addend);
        var width = addend.Length;
        var lanes = Vector<float>.Count;
        foreach (var i in chosen)
        {
            var factor = new Vector<float>(factors[i]);
            var start = i * width;
            var column = 0;
            for (; column <= width - lanes; column += lanes)
                Store(Vector.FusedMultiplyAdd(factor, Load(ref from, column), Load(ref first, start + column)), ref first, start + column);
            for (; column < width; column++)
                matrix[start + column] += factors[i] * addend[column];
        }
    }

    private static Vector<float> Load(ref float start, int index) => Vector.LoadUnsafe(ref start, (nuint)index);

    private static void Store(Vector<float> value, ref float start, int index) => value.StoreUnsafe(ref start, (nuint)index);
}
