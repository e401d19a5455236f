using CsCheck;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Models;

public sealed class CmaMarginTests
{
    [Fact]
    public void However_small_the_steps_an_integer_keeps_its_chance_to_change() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[1e-5, 0.2], Gen.Int[2, 30]).Sample((mean, sigma, levels) =>
        {
            var axis = Axis.Of(Some.Integer("n", 1, levels));
            var state = CmaState.Initial(SearchSpace.Of([axis.Parameter]), [mean], sigma, 6);

            var next = CmaMargin.Apply(state, [axis]);

            var (low, high) = axis.Cell(next.Mean[0]);
            var deviation = next.Sigma * next.Widening[0];
            var leaving = (low > 0 ? Normal.Cumulative((low - next.Mean[0]) / deviation) : 0) + (high < 1 ? Normal.Cumulative((next.Mean[0] - high) / deviation) : 0);
            Assert.InRange(leaving, 1.0 / 6 - 1e-3, 1);
        });

    [Fact]
    public void Categories_keep_a_margin_and_their_probabilities_add_up()
    {
        var state = CmaState.Initial(SearchSpace.Of([Some.Categorical("c", "a", "b", "c")]), [], 0.2, 6);
        for (var i = 0; i < 50; i++)
        {
            state = CmaUpdate.Apply(state, [.. Enumerable.Repeat(new CmaUpdate.Sample([], [1]), 6)]);
        }

        var probabilities = Assert.Single(state.Categories);
        Assert.Equal(1, probabilities.Sum(), 1e-12);
        Assert.InRange(probabilities[0], 0.1, 0.2);
        Assert.Equal(probabilities[0], probabilities[2], 1e-12);
    }
}
