using Hpo.Benchmarks.Reporting;

namespace Hpo.Benchmarks.Tests;

public sealed class FiguresTests
{
    [Fact]
    public void Quantiles_lie_between_the_two_nearest_values()
    {
        var figures = Figures.Of([4, 1, 3, 2]);

        Assert.Equal((1.75, 2.5, 3.25), (figures.LowerQuartile, figures.Median, figures.UpperQuartile));
        Assert.Equal((1, 4), (figures.Min, figures.Max));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.95, 9.2)]
    [InlineData(1, 10)]
    public void A_quantile_reaches_the_ends_of_the_sample(double share, double expected) =>
        Assert.Equal(expected, Figures.Quantile([1, 2, 10], share), 1e-12);

    [Fact]
    public void The_standard_deviation_is_that_of_the_sample_itself() => Assert.Equal(2, Figures.Of([2, 4, 4, 4, 5, 5, 7, 9]).StandardDeviation, 1e-12);

    [Fact]
    public void A_single_value_is_all_of_its_figures() => Assert.Equal(new Figures(3, 3, 0, 3, 3, 3, 3), Figures.Of([3]));

    // inspyred-DEA on svm_digits: 19 seeds found the optimum, one the next best configuration.
    [Fact]
    public void Figures_are_defined_as_those_of_the_anchors()
    {
        var anchor = Quality.Anchor.Regrets.Single(row => row is { Problem: "svm_digits", Algorithm: "inspyred-DEA", Budget: 100 });

        var figures = Figures.Of(Enumerable.Repeat(0.0, 19).Append(0.001683));

        Assert.Equal(anchor.Regret.Mean, figures.Mean, 1e-10);
        Assert.Equal(anchor.Regret.StandardDeviation, figures.StandardDeviation, 1e-10);
    }
}
