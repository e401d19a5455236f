namespace Hpo.Optimization;

/// <summary>
/// Points that fill the unit cube evenly: a Sobol sequence (Sobol, 1967; Joe and Kuo, 2008) with Owen's nested scrambling, done by hashing (Laine and Karras, 2011; Burley, 2020).
/// A point is a pure function of seed and index, so the points of a study do not depend on parallelism and need no memory.
/// </summary>
/// <remarks>
/// Index 0 belongs to the sequence: scrambled it is no corner but a point like any other, and every first 2^k points are balanced only with it
/// (Owen, On dropping the first Sobol' point, 2022). Beyond <see cref="SobolDirections.Dimensions"/> dimensions each further block of dimensions is the same sequence with its
/// points in an order of its own and its own scrambling (padding; Burley, 2020): even within the block, unrelated to the other blocks.
/// </remarks>
/// <param name="dimensions">Number of coordinates, from 0.</param>
/// <param name="seed">Seed of the scrambling.</param>
internal sealed class SobolSequence(int dimensions, long seed)
{
    private const long ScramblingStream = 0x50B01_0000;
    private const long OrderStream = 0x0DDE5_0000;
    private readonly uint[] _scrambling = Hashes(dimensions, seed, ScramblingStream);
    private readonly uint[] _orders = Hashes(dimensions / SobolDirections.Dimensions, seed, OrderStream);

    /// <summary>The point of that index, every coordinate above 0 and below 1.</summary>
    /// <param name="index">From 0; the sequence repeats itself after 2^32 points.</param>
    public double[] Point(long index)
    {
        var point = new double[dimensions];
        for (var i = 0; i < point.Length; i++)
        {
            var coordinate = SobolDirections.Coordinate(i % SobolDirections.Dimensions, InBlock(unchecked((uint)index), i / SobolDirections.Dimensions));
            point[i] = (Scramble(coordinate, _scrambling[i]) + 0.5) / (1UL << SobolDirections.Bits);
        }

        return point;
    }

    // The same tree of swaps that scrambles a coordinate shuffles the indices: every first 2^k of them become 2^k neighbours, which are balanced as well.
    private uint InBlock(uint index, int block) => block == 0 ? index : Scramble(index, _orders[block - 1]);

    // Every digit is flipped or not by a hash of the digits above it.
    private static uint Scramble(uint value, uint hash) => Reverse(Permute(Reverse(value), hash));

    // Multiplication carries upwards only, so a digit depends on those below it (constants: Vegdahl, Building a better LK hash, 2021).
    private static uint Permute(uint value, uint hash)
    {
        unchecked
        {
            value ^= value * 0x3D20ADEA;
            value += hash;
            value *= (hash >> 16) | 1;
            value ^= value * 0x05526C56;
            value ^= value * 0x53A22864;
            return value;
        }
    }

    private static uint Reverse(uint value)
    {
        value = ((value >> 1) & 0x55555555) | ((value & 0x55555555) << 1);
        value = ((value >> 2) & 0x33333333) | ((value & 0x33333333) << 2);
        value = ((value >> 4) & 0x0F0F0F0F) | ((value & 0x0F0F0F0F) << 4);
        return System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(value);
    }

    private static uint[] Hashes(int count, long seed, long stream) => [.. Enumerable.Range(0, count).Select(i => unchecked((uint)RandomSource.Hash(seed, stream + i)))];
}
