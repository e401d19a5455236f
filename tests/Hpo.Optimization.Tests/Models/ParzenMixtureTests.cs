using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Models;

public sealed class ParzenMixtureTests
{
    [Fact]
    public void The_density_of_a_continuous_axis_integrates_to_one()
    {
        var mixture = Mixture([Axis.Of(Some.Continuous("x"))], [[0.02], [0.5], [0.97]], 0.1);

        var sum = Enumerable.Range(0, 10_000).Average(i => Math.Exp(mixture.LogDensity([(i + 0.5) / 10_000])));

        Assert.Equal(1, sum, 1e-3);
    }

    [Theory]
    [InlineData(0.02), InlineData(0.3)]
    public void The_probabilities_of_a_discrete_axis_add_up_to_one(double bandwidth)
    {
        var axis = Axis.Of(Some.Integer("n", 1, 12));
        var mixture = Mixture([axis], [[axis.Encode("1")], [axis.Encode("7")]], bandwidth);

        Assert.Equal(1, Enumerable.Range(1, 12).Sum(n => Math.Exp(mixture.LogDensity([axis.Encode($"{n}")]))), 0.02);
    }

    [Fact]
    public void The_probabilities_of_categories_add_up_to_one_and_favour_what_was_seen()
    {
        var axis = Axis.Of(Some.Categorical("c", "a", "b", "d"));
        var mixture = Mixture([axis], [[axis.Encode("b")], [axis.Encode("b")]], 0.1);

        var probabilities = new[] { "a", "b", "d" }.Select(c => Math.Exp(mixture.LogDensity([axis.Encode(c)]))).ToList();

        Assert.Equal(1, probabilities.Sum(), 1e-9);
        Assert.True(probabilities[1] > 2 * probabilities[0]);
    }

    [Fact]
    public void Samples_follow_the_density()
    {
        var mixture = Mixture([Axis.Of(Some.Continuous("x"))], [[0.1], [0.15]], 0.05);
        var chance = new RandomSource(1, 2);
        var expected = Enumerable.Range(0, 10_000).Average(i => i < 3_000 ? Math.Exp(mixture.LogDensity([(i + 0.5) / 10_000])) : 0);

        var share = Enumerable.Range(0, 20_000).Count(_ => mixture.Sample(chance)[0] < 0.3) / 20_000.0;

        Assert.Equal(expected, share, 0.02);
    }

    private static ParzenMixture Mixture(Axis[] axes, double[][] points, double bandwidth) =>
        new(axes, points, [.. points.Select(_ => 1.0)], [.. axes.Select(_ => bandwidth)]);
}
