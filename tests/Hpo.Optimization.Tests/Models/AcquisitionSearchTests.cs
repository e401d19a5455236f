using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Models;

public sealed class AcquisitionSearchTests
{
    private static readonly double[] Low = [0.2, 0.2, 0.2, 0.2];
    private static readonly double[] High = [0.7, 0.8, 0.6, 0.75];

    /// <summary>Around the best trial lies a wide hill, far off a slender and higher one, whose foot the pool hits only below the wide one's top.</summary>
    [Fact]
    public void A_higher_hill_far_from_the_best_trials_is_found()
    {
        var space = SearchSpace.Of([.. "abcd".Select(name => Some.Continuous(name.ToString(), 0, 1))]);
        (double Value, double[] Slope) Hills(double[] point) => Sum(Hill(point, Low, 1, 0.3), Hill(point, High, 1.5, 0.15));

        var found = Enumerable.Range(0, 20).Select(seed => new AcquisitionSearch(space, Smooth(Hills)).Run([Low], new RandomSource(seed, 0))[0]);

        Assert.All(found, point => Assert.All(point.Zip(High), p => Assert.Equal(p.Second, p.First, 0.02)));
    }

    [Fact]
    public void A_category_that_no_good_trial_has_is_tried()
    {
        var space = SearchSpace.Of([Some.Continuous("x", 0, 1), Some.Categorical("c", "a", "b", "c", "d"), Some.Integer("n", 1, 8)]);
        var best = space.Encode(new Configuration([new("x", "0.5"), new("c", "a"), new("n", "1")]));
        double Height(double[] point)
        {
            var values = space.Decode(point);
            return (values["c"] == "d" && values["n"] == "7" ? 2 : 1) - Math.Abs(point[0] - 0.5);
        }

        var found = new AcquisitionSearch(space, new(Height, points => [.. points.Select(Height)], null)).Run([best], new RandomSource(1, 0))[0];

        var configuration = space.Decode(found);
        Assert.Equal(("d", "7"), (configuration["c"], configuration["n"]));
    }

    private static Acquisition Smooth(Func<double[], (double Value, double[] Slope)> function) =>
        new(point => function(point).Value, points => [.. points.Select(point => function(point).Value)], function);

    private static (double Value, double[] Slope) Hill(double[] point, double[] top, double height, double width)
    {
        var value = height * Math.Exp(-point.Zip(top, (p, t) => (p - t) * (p - t)).Sum() / (2 * width * width));
        return (value, [.. point.Zip(top, (p, t) => value * (t - p) / (width * width))]);
    }

    private static (double Value, double[] Slope) Sum((double Value, double[] Slope) a, (double Value, double[] Slope) b) =>
        (a.Value + b.Value, [.. a.Slope.Zip(b.Slope, (x, y) => x + y)]);
}
