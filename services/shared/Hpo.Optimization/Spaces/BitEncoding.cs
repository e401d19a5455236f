using System.Numerics;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// The unit cube as strings of <c>0</c> and <c>1</c>, one gene of bits for each axis.
/// Neighbouring positions differ in one bit when reflected Gray code is on (Caruana and Schaffer, 1988).
/// </summary>
/// <remarks>
/// A number of values that is no power of two leaves surplus codes. With g guard bits a value owns between floor(2^g) and ceil(2^g) codes or more,
/// so no value is much likelier than another.
/// </remarks>
public sealed class BitEncoding
{
    /// <summary>Extra bits of a gene whose number of values is no power of two.</summary>
    public const int GuardBits = 3;

    private const int MaxBits = 52;
    private readonly SearchSpace _space;
    private readonly int[] _bits;
    private readonly bool _gray;

    /// <summary>The encoding of a space.</summary>
    /// <param name="space">The search space.</param>
    /// <param name="continuousBits">Bits of a continuous parameter, 1 to 52.</param>
    /// <param name="gray">Whether codes are reflected Gray codes; plain binary otherwise.</param>
    public BitEncoding(SearchSpace space, int continuousBits, bool gray)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfLessThan(continuousBits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(continuousBits, MaxBits);
        _space = space;
        _gray = gray;
        _bits = [.. space.Axes.Select(axis => Bits(axis, continuousBits))];
        Length = _bits.Sum();
    }

    /// <summary>Number of bits of a whole string.</summary>
    public int Length { get; }

    /// <summary>Bits of every gene.</summary>
    internal IReadOnlyList<int> Widths => _bits;

    /// <summary>The configuration of a bit string.</summary>
    /// <param name="genes">A string of <see cref="Length"/> characters 0 and 1.</param>
    public Configuration Decode(string genes)
    {
        ArgumentNullException.ThrowIfNull(genes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(genes.Length, Length);
        var point = new double[_bits.Length];
        var start = 0;
        for (var i = 0; i < point.Length; i++)
        {
            point[i] = Position(_space.Axes[i], _bits[i], Code(genes.AsSpan(start, _bits[i])));
            start += _bits[i];
        }

        return _space.Decode(point);
    }

    /// <summary>A bit string that decodes to the configuration, or to the nearest one where a continuous value lies between two codes.</summary>
    /// <param name="configuration">A configuration of the space.</param>
    public string Encode(Configuration configuration) => Encode(_space.Encode(configuration));

    /// <summary>The bit string of the configuration at a point, or of the nearest one.</summary>
    /// <param name="point">One position from 0 to 1 for each axis.</param>
    internal string Encode(double[] point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return string.Create(Length, point, (genes, positions) =>
        {
            var start = 0;
            for (var i = 0; i < positions.Length; i++)
            {
                Write(genes.Slice(start, _bits[i]), NearestCode(_space.Axes[i], _bits[i], positions[i]));
                start += _bits[i];
            }
        });
    }

    private static int Bits(Axis axis, int continuousBits)
    {
        if (axis.Levels is not { } levels)
        {
            return continuousBits;
        }

        var exact = levels == 1 ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)(levels - 1));
        var isEven = BitOperations.IsPow2(levels) && axis.Parameter.Scaling == Scaling.Linear;
        return Math.Min(isEven || levels == 1 ? exact : exact + GuardBits, MaxBits);
    }

    // Continuous axes reach both ends of the range; discrete ones decode to the middle of a code's cell.
    private static double Position(Axis axis, int bits, ulong code) => axis.Levels is null
        ? code / (double)((1UL << bits) - 1)
        : (code + 0.5) / (1UL << bits);

    private static ulong NearestCode(Axis axis, int bits, double position)
    {
        var last = (1UL << bits) - 1;
        var code = axis.Levels is null ? Math.Round(position * last) : Math.Floor(position * (1UL << bits));
        return Math.Min((ulong)Math.Max(code, 0), last);
    }

    private ulong Code(ReadOnlySpan<char> gene)
    {
        ulong value = 0;
        ulong previous = 0;
        foreach (var bit in gene)
        {
            previous = (_gray ? previous : 0) ^ (bit == '1' ? 1UL : 0UL);
            value = (value << 1) | previous;
        }

        return value;
    }

    private void Write(Span<char> gene, ulong code)
    {
        var bits = _gray ? code ^ (code >> 1) : code;
        for (var i = 0; i < gene.Length; i++)
        {
            gene[i] = ((bits >> (gene.Length - 1 - i)) & 1) == 1 ? '1' : '0';
        }
    }
}
