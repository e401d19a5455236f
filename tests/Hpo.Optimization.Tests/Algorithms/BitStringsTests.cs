using CsCheck;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class BitStringsTests
{
    private static readonly Gen<(string A, string B, int Seed)> Parents =
        from length in Gen.Int[1, 60]
        from a in Gen.Char["01"].Array[length]
        from b in Gen.Char["01"].Array[length]
        from seed in Gen.Int
        select (new string(a), new string(b), seed);

    [Theory]
    [InlineData("one-point"), InlineData("two-point"), InlineData("uniform")]
    public void Children_hold_exactly_the_bits_of_their_parents(string crossover) => Parents.Sample(p =>
    {
        var (first, second) = BitStrings.Cross(p.A, p.B, crossover, new RandomSource(p.Seed, 0));

        Assert.All(Enumerable.Range(0, p.A.Length), i => Assert.Equal(p.A[i] + p.B[i], first[i] + second[i]));
    });

    [Fact]
    public void One_point_crossover_exchanges_whole_segments()
    {
        var longest = Enumerable.Range(0, 100).Select(seed => BitStrings.Cross("00000000", "11111111", "one-point", new RandomSource(seed, 0)).First)
            .Select(child => child.Count(bit => bit == '1')).Distinct().Order();

        Assert.Equal(Enumerable.Range(0, 9), longest);
    }

    [Fact]
    public void Flipping_exactly_some_bits_changes_that_many() => Parents.Sample(p =>
    {
        var count = Math.Min(3, p.A.Length);

        var flipped = BitStrings.FlipExactly(p.A, 3, new RandomSource(p.Seed, 0));

        Assert.Equal(count, flipped.Zip(p.A).Count(pair => pair.First != pair.Second));
    });

    [Fact]
    public void Flipping_at_a_rate_changes_about_that_share_of_bits()
    {
        var zeros = new string('0', 100_000);

        var flipped = BitStrings.Flip(zeros, 0.1, new RandomSource(1, 1)).Count(bit => bit == '1');

        Assert.InRange(flipped, 9_500, 10_500);
    }
}
