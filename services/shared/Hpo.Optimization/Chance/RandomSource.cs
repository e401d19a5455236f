using System.Numerics;

namespace Hpo.Optimization;

/// <summary>
/// A stream of chance that is a pure function of a seed and a stream number: equal numbers, equal stream, on every machine.
/// Not thread-safe; make one per decision.
/// </summary>
/// <remarks>Generator: xoshiro256** (Blackman and Vigna, 2018), its state filled by SplitMix64 (Steele, Lea and Flood, 2014).</remarks>
public sealed class RandomSource
{
    private readonly ulong _origin;
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Opens the stream of that number under a seed.</summary>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="stream">Number of the stream, an ask number or a trial number for instance.</param>
    public RandomSource(long seed, long stream)
        : this(Hash(seed, stream))
    {
    }

    private RandomSource(ulong origin)
    {
        _origin = origin;
        _s0 = Mix(origin + 1);
        _s1 = Mix(origin + 2);
        _s2 = Mix(origin + 3);
        _s3 = Mix(origin + 4);
    }

    /// <summary>A stream of its own that depends on this one's origin and the number, not on what was drawn so far.</summary>
    /// <param name="stream">Number of the new stream.</param>
    public RandomSource Fork(long stream) => new(Mix(_origin ^ Mix(unchecked((ulong)stream + 0x632BE59BD9B4E019UL))));

    /// <summary>A number evenly drawn from 0 (inclusive) to 1 (exclusive).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number evenly drawn from 0 (inclusive) to the bound (exclusive).</summary>
    /// <param name="bound">Upper bound, above 0.</param>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(Next(), (ulong)bound, out _);
    }

    /// <summary>True with the given probability.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public bool NextBool(double probability) => NextDouble() < probability;

    /// <summary>A number from the standard normal distribution (polar method; Marsaglia and Bray, 1964).</summary>
    public double NextGaussian()
    {
        while (true)
        {
            var (u, v) = (2 * NextDouble() - 1, 2 * NextDouble() - 1);
            var s = u * u + v * v;
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }

    /// <summary>A number from the Cauchy distribution.</summary>
    /// <param name="location">Its median.</param>
    /// <param name="scale">Half of its interquartile range, above 0.</param>
    public double NextCauchy(double location, double scale) => location + scale * Math.Tan(Math.PI * (NextDouble() - 0.5));

    /// <summary>An index drawn with the given weights.</summary>
    /// <param name="weights">Weights, none below 0, at least one above.</param>
    public int NextWeighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var (ticket, last) = (NextDouble() * total, 0);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                last = i;
                if (ticket < weights[i])
                {
                    return i;
                }

                ticket -= weights[i];
            }
        }

        return last;
    }

    /// <summary>Brings a list into an even random order.</summary>
    /// <param name="items">The list.</param>
    public void Shuffle<T>(IList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>64 bits that depend on a seed and a number only, for what needs no stream.</summary>
    internal static ulong Hash(long seed, long number) => Mix(Mix(unchecked((ulong)seed)) ^ unchecked((ulong)number * 0x9E3779B97F4A7C15UL));

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    private static ulong Mix(ulong value)
    {
        var z = unchecked(value + 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
