using CsCheck;

namespace Hpo.Optimization.Tests.Chance;

public sealed class SobolSequenceTests
{
    // Joe and Kuo's own example, the first points of three dimensions; theirs are in the order of a Gray code.
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 0.5, 0.5, 0.5)]
    [InlineData(2, 0.25, 0.75, 0.75)]
    [InlineData(3, 0.75, 0.25, 0.25)]
    [InlineData(4, 0.125, 0.625, 0.375)]
    [InlineData(6, 0.375, 0.375, 0.625)]
    public void The_plain_sequence_has_the_published_points(uint index, double first, double second, double third)
    {
        var point = Enumerable.Range(0, 3).Select(d => SobolDirections.Coordinate(d, index) / Math.Pow(2, 32));

        Assert.Equal([first, second, third], point);
    }

    [Fact]
    public void Every_coordinate_meets_every_piece_of_its_range_once() => Gen.Select(Gen.Int, Gen.Int[0, 9]).Sample((seed, power) =>
    {
        const int dimensions = 300; // more than have direction numbers of their own
        var sequence = new SobolSequence(dimensions, seed);
        var count = 1 << power;

        var points = Enumerable.Range(0, count).Select(i => sequence.Point(i)).ToList();

        Assert.All(Enumerable.Range(0, dimensions), d => Assert.Equal(Enumerable.Range(0, count), points.Select(p => (int)(p[d] * count)).Order()));
    }, iter: 20);

    [Fact]
    public void The_first_two_coordinates_meet_every_box_once() => Gen.Select(Gen.Int, Gen.Int[0, 8]).Sample((seed, wide) =>
    {
        var sequence = new SobolSequence(2, seed);
        var (columns, rows) = (1 << wide, 1 << (8 - wide));

        var boxes = Enumerable.Range(0, 256).Select(i => sequence.Point(i)).Select(p => ((int)(p[0] * columns), (int)(p[1] * rows)));

        Assert.Equal(256, boxes.Distinct().Count());
    });

    [Fact]
    public void Neighbouring_dimensions_beyond_the_table_are_even_and_unrelated()
    {
        var sequence = new SobolSequence(260, 3);
        var points = Enumerable.Range(0, 1024).Select(i => sequence.Point(i)).ToList();

        foreach (var (a, b) in new[] { (0, 128), (5, 133), (129, 258) })
        {
            var correlation = 12 * points.Average(p => (p[a] - 0.5) * (p[b] - 0.5));
            Assert.InRange(correlation, -0.15, 0.15);
        }
    }

    [Fact]
    public void Seeds_scramble_differently_and_repeatably()
    {
        Assert.Equal(new SobolSequence(4, 11).Point(5), new SobolSequence(4, 11).Point(5));
        Assert.NotEqual(new SobolSequence(4, 11).Point(5), new SobolSequence(4, 12).Point(5));
    }

    [Fact]
    public void It_integrates_far_better_than_draws()
    {
        var sequence = new SobolSequence(10, 1);
        var random = new RandomSource(1, 1);

        var even = Math.Abs(Enumerable.Range(0, 1024).Average(i => sequence.Point(i).Sum(x => x * x)) - 10 / 3.0);
        var drawn = Math.Abs(Enumerable.Range(0, 1024).Average(_ => Enumerable.Range(0, 10).Sum(_ => Square(random.NextDouble()))) - 10 / 3.0);

        Assert.True(even < drawn / 10, $"{even} against {drawn}");
    }

    private static double Square(double x) => x * x;
}
