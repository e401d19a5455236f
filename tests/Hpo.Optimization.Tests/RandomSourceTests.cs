namespace Hpo.Optimization.Tests;

public sealed class RandomSourceTests
{
    [Fact]
    public void Equal_seeds_and_streams_draw_equal_numbers() =>
        Assert.Equal(Draw(new RandomSource(3, 9)), Draw(new RandomSource(3, 9)));

    [Fact]
    public void Other_seeds_and_other_streams_draw_other_numbers()
    {
        var firsts = from seed in Enumerable.Range(-20, 40) from stream in Enumerable.Range(0, 40) select new RandomSource(seed, stream).NextDouble();

        Assert.Equal(1600, firsts.Distinct().Count());
    }

    [Fact]
    public void A_fork_depends_on_the_origin_alone()
    {
        var used = new RandomSource(3, 9);
        used.NextDouble();

        Assert.Equal(Draw(new RandomSource(3, 9).Fork(4)), Draw(used.Fork(4)));
        Assert.NotEqual(Draw(new RandomSource(3, 9)), Draw(new RandomSource(3, 9).Fork(0)));
    }

    [Fact]
    public void Numbers_are_even_over_their_range()
    {
        var random = new RandomSource(1, 2);

        var counts = Enumerable.Range(0, 70_000).Select(_ => random.NextInt(7)).CountBy(n => n).Select(c => c.Value).ToList();

        Assert.Equal(7, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    private static double[] Draw(RandomSource random) => [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())];
}
