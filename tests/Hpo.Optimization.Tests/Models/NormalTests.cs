using CsCheck;

namespace Hpo.Optimization.Tests.Models;

public sealed class NormalTests
{
    [Theory]
    [InlineData(0, 0.5), InlineData(1.959963984540054, 0.975), InlineData(-3, 0.0013498980316301)]
    public void The_distribution_function_has_its_known_values(double z, double probability) => Assert.Equal(probability, Normal.Cumulative(z), 1e-12);

    [Fact]
    public void The_mass_of_an_interval_far_out_keeps_its_logarithm()
    {
        // log(Φ(-30) - Φ(-31)), from the asymptotic series to many digits.
        Assert.Equal(-454.3212439563, Normal.LogMass(-31, -30), 1e-3);
        Assert.Equal(Normal.LogMass(-31, -30), Normal.LogMass(30, 31), 1e-9);
    }

    [Fact]
    public void Masses_of_neighbouring_intervals_add_up() => Gen.Double[-30, 30].Array[3].Sample(bounds =>
    {
        var (a, b, c) = (bounds.Min(), bounds.Order().ElementAt(1), bounds.Max());
        if (b - a < 1e-3 || c - b < 1e-3)
        {
            return;
        }

        var whole = Normal.LogMass(a, c);
        var parts = Math.Log(Math.Exp(Normal.LogMass(a, b) - whole) + Math.Exp(Normal.LogMass(b, c) - whole));

        Assert.Equal(0, parts, 1e-2);
    });

    [Fact]
    public void Expected_improvement_in_logarithms_agrees_with_the_plain_one() => Gen.Double[-6, 6].Sample(z =>
        Assert.Equal(Math.Log(ExpectedImprovement.Of(z, 0, 1)), ExpectedImprovement.Log(z, 0, 1), 1e-9));

    [Fact]
    public void Expected_improvement_goes_on_smoothly_where_the_plain_one_underflows()
    {
        var values = Enumerable.Range(0, 2_000).Select(i => ExpectedImprovement.Log(-15 - 0.02 * i, 0, 1)).ToList();

        Assert.All(values.Zip(values.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 0, 1.2));
        Assert.All(values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Slopes_of_expected_improvement_are_its_differences() => Gen.Select(Gen.Double[-40, 5], Gen.Double[0.1, 3]).Sample((mean, variance) =>
    {
        const double Step = 1e-5;
        var (_, byMean, byVariance) = ExpectedImprovement.LogWithSlopes(-1, mean, variance);

        Assert.Equal((ExpectedImprovement.Log(-1, mean + Step, variance) - ExpectedImprovement.Log(-1, mean - Step, variance)) / (2 * Step), byMean, 1e-3 * (1 + Math.Abs(byMean)));
        Assert.Equal((ExpectedImprovement.Log(-1, mean, variance + Step) - ExpectedImprovement.Log(-1, mean, variance - Step)) / (2 * Step), byVariance, 1e-3 * (1 + Math.Abs(byVariance)));
    });
}
