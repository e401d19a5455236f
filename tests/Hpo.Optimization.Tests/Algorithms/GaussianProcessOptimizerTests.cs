using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class GaussianProcessOptimizerTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<GaussianProcessOptimizer.Memory>(new GaussianProcessOptimizer());

    private static readonly IReadOnlyList<Parameter> Bowl = TestKit.Optimizers.Spaces.Bowl;

    protected override int Runs(int usual) => Math.Max(2, usual / 10);

    /// <summary>The best value observed lies below every mean, so that improvement on it would be promised by large variance only, which the corners have.</summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void A_rugged_bowl_is_searched_near_its_bottom_rather_than_in_the_corners(int seed)
    {
        var session = new AskTellSession(Some.Study("gp", parameters: Bowl, seed: seed, budget: new Budget { MaxTrials = 60 }), Optimizer);
        double[] Ruggedly(double[] point) => [point.Sum(x => x * x + 8 * (1 - Math.Cos(9 * Math.PI * x)))];

        var points = Run(session, 60, Ruggedly);

        var late = points[30..];
        Assert.True(late.Average(point => Math.Sqrt(point.Sum(x => x * x))) < 3, "Trials of the second half lie as far from the bottom as those of a random search.");
        Assert.InRange(late.Count(point => point.Count(x => Math.Abs(x) > 4.9) >= 2), 0, 3);
    }

    [Fact]
    public void A_region_of_failures_is_left()
    {
        var session = new AskTellSession(Some.Study("gp", parameters: Bowl, seed: 5, budget: new Budget { MaxTrials = 50 }), Optimizer);

        // The bottom at x = -3 lies within the region where every job crashes.
        var points = Run(session, 50, point => point[0] < 0 ? null : [(point[0] + 3) * (point[0] + 3) + point[1] * point[1] + point[2] * point[2]]);

        Assert.InRange(points[25..].Count(point => point[0] < 0), 0, 8);
        Assert.Contains(points[25..], point => point[0] is >= 0 and < 0.3);
    }

    [Fact]
    public void With_a_tiny_budget_half_of_the_trials_learn()
    {
        var session = new AskTellSession(Some.Study("gp", parameters: Bowl, seed: 5, budget: new Budget { MaxTrials = 8 }), Optimizer);
        var sobol = new AskTellSession(
            Some.Study("sobol", parameters: Bowl, seed: 5, budget: new Budget { MaxTrials = 8 }), new JsonMemoryOptimizer<SobolSearch.Memory>(new SobolSearch()));

        var (points, even) = (Run(session, 8, Squares), Run(sobol, 8, Squares));

        Assert.Equal(even[..4], points[..4]);
        Assert.All(points[4..].Zip(even[4..]), pair => Assert.NotEqual(pair.Second, pair.First));

        double[] Squares(double[] point) => [point.Sum(x => x * x)];
    }

    private static List<double[]> Run(AskTellSession session, int trials, Func<double[], double[]?> valuesOf)
    {
        var points = new List<double[]>();
        for (var trial = 0; trial < trials; trial++)
        {
            var configuration = Assert.Single(session.Ask(1)).Configuration;
            points.Add([.. "xyz".Select(name => CanonicalNumber.Parse(configuration[name.ToString()]!))]);
            session.Tell((trial, valuesOf(points[^1])));
        }

        return points;
    }
}
