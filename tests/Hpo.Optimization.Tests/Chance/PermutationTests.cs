using CsCheck;

namespace Hpo.Optimization.Tests.Chance;

public sealed class PermutationTests
{
    [Fact]
    public void Every_number_below_the_size_has_one_place() => Gen.Select(Gen.Int[1, 3000], Gen.Long).Sample((size, seed) =>
    {
        var order = new Permutation((UInt128)size, seed);

        Assert.Equal(Enumerable.Range(0, size), Enumerable.Range(0, size).Select(place => (int)order.At((UInt128)place)).Order());
    }, iter: 100);

    [Fact]
    public void Seeds_give_different_orders()
    {
        var first = Enumerable.Range(0, 100).Select(i => new Permutation(100, 1).At((UInt128)i));
        var second = Enumerable.Range(0, 100).Select(i => new Permutation(100, 2).At((UInt128)i));

        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_size_beyond_64_bits_is_walked_too()
    {
        var size = UInt128.One << 100;
        var order = new Permutation(size, 5);

        var numbers = Enumerable.Range(0, 1000).Select(i => order.At((UInt128)i)).ToList();

        Assert.All(numbers, n => Assert.True(n < size));
        Assert.Equal(1000, numbers.Distinct().Count());
    }
}
