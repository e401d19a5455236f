using CsCheck;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class RealVariationTests
{
    private static readonly SearchSpace Space = SearchSpace.Of([Some.Continuous("x"), Some.Integer("n", 0, 3), Some.Categorical("c")]);

    [Fact]
    public void Children_and_mutants_stay_on_their_axes() => Gen.Select(Gen.Double[0, 1].Array[6], Gen.Double[0, 100], Gen.Int).Sample((x, eta, seed) =>
    {
        var random = new RandomSource(seed, 0);

        var child = RealVariation.SimulatedBinary(Space, x[..3], x[3..], eta, random);
        var mutant = Space.Axes.Select((axis, i) => RealVariation.Polynomial(axis, child[i], eta, random));

        Assert.All(child.Concat(mutant), position => Assert.InRange(position, 0, 1));
    });

    [Fact]
    public void A_category_comes_from_one_of_the_parents()
    {
        var random = new RandomSource(1, 0);

        var categories = Enumerable.Range(0, 100).Select(_ => RealVariation.SimulatedBinary(Space, [0.1, 0.1, 1 / 6.0], [0.9, 0.9, 5 / 6.0], 2, random)[2]);

        Assert.Equal([1 / 6.0, 5 / 6.0], categories.Distinct().Order());
    }

    [Theory]
    [InlineData(2), InlineData(15)]
    public void Half_of_the_recombined_children_lie_between_the_parents_and_half_beyond(double eta)
    {
        var random = new RandomSource(2, 0);
        var moved = Enumerable.Range(0, 40_000).Select(_ => RealVariation.SimulatedBinary(Space, [0.49, 0.5, 0.5], [0.51, 0.5, 0.5], eta, random)[0])
            .Where(x => x is not (0.49 or 0.51)).ToList();

        Assert.InRange(moved.Count(x => x is > 0.49 and < 0.51) / (double)moved.Count, 0.49, 0.51);
        Assert.InRange(moved.Average(), 0.4995, 0.5005);
    }

    [Theory]
    [InlineData(5, 0.05), InlineData(20, 0.05), InlineData(20, 0.02)]
    public void Polynomial_steps_have_the_published_distribution(double eta, double within)
    {
        var random = new RandomSource(3, 0);
        var steps = Enumerable.Range(0, 40_000).Select(_ => RealVariation.Polynomial(Space.Axes[0], 0.5, eta, random) - 0.5).ToList();

        // Deb and Goyal, 1996: the density of a step d is proportional to (1 - |d|)^eta; that the ends are half an axis away cuts off little.
        var expected = 1 - Math.Pow(1 - within, eta + 1);

        Assert.Equal(expected, steps.Count(s => Math.Abs(s) < within) / 40_000.0, 0.02);
        Assert.Equal(0.5, steps.Count(s => s < 0) / 40_000.0, 0.01);
    }

    [Fact]
    public void A_mutant_at_the_end_of_an_axis_moves_inwards_and_seldom_stays()
    {
        var random = new RandomSource(4, 0);

        var mutants = Enumerable.Range(0, 1000).Select(_ => RealVariation.Polynomial(Space.Axes[0], 0, 5, random)).ToList();

        Assert.InRange(mutants.Count(x => x > 0.01), 400, 1000);
    }

    [Fact]
    public void A_discrete_value_changes_often_even_by_small_steps()
    {
        var random = new RandomSource(5, 0);

        var changed = Enumerable.Range(0, 1000).Count(_ => Space.Axes[1].EvenLevel(RealVariation.Polynomial(Space.Axes[1], 0.375, 100, random)) != 1);

        Assert.InRange(changed, 150, 1000);
    }
}
