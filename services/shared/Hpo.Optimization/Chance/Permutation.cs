namespace Hpo.Optimization;

/// <summary>
/// A random order of the numbers below a size, without a list of them: a Feistel network over the next power of four (Luby and Rackoff, 1988), walked until it
/// falls below the size (Black and Rogaway, 2002).
/// </summary>
internal sealed class Permutation
{
    private const int Rounds = 4;
    private readonly UInt128 _size;
    private readonly int _halfBits;
    private readonly ulong _mask;
    private readonly long[] _keys;

    /// <summary>An order of the numbers from 0 to size - 1.</summary>
    /// <param name="size">How many numbers, at least 1.</param>
    /// <param name="seed">Seed of the order.</param>
    public Permutation(UInt128 size, long seed)
    {
        _size = size;
        _halfBits = Math.Max(1, (int)(128 - UInt128.LeadingZeroCount(size - 1) + 1) / 2);
        _mask = _halfBits == 64 ? ulong.MaxValue : (1UL << _halfBits) - 1;
        _keys = [.. Enumerable.Range(0, Rounds).Select(round => unchecked(seed * Rounds + round))];
    }

    /// <summary>The number at a place of the order.</summary>
    /// <param name="place">From 0 to size - 1.</param>
    public UInt128 At(UInt128 place)
    {
        // The network is a permutation of the power of four, so a walk that starts below the size comes back below it.
        var number = Exchange(place);
        while (number >= _size)
        {
            number = Exchange(number);
        }

        return number;
    }

    private UInt128 Exchange(UInt128 number)
    {
        var (left, right) = ((ulong)(number >> _halfBits) & _mask, (ulong)number & _mask);
        foreach (var key in _keys)
        {
            (left, right) = (right, left ^ (RandomSource.Hash(key, unchecked((long)right)) & _mask));
        }

        return ((UInt128)left << _halfBits) | right;
    }
}
