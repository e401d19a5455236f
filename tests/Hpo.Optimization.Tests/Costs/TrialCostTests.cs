using Hpo.Contracts;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Costs;

public sealed class TrialCostTests
{
    private static readonly InstancePrices Prices = Some.Prices(("ml.m5.large", 0.36), ("ml.g5.xlarge", 3.6));

    [Theory]
    [InlineData(100, 1, 0.01), InlineData(100, 3, 0.03), InlineData(0, 1, 0)]
    public void Billed_time_counts_on_every_machine_of_the_job(double seconds, int machines, double cost) =>
        Assert.Equal(cost, TrialCosts.Of(Some.Training() with { InstanceCount = machines }, Prices, "ml.m5.large", seconds)!.Value, 12);

    [Fact]
    public void The_machine_that_ran_is_the_one_that_counts() => Assert.Equal(0.1, TrialCosts.Of(Some.Training(), Prices, "ml.g5.xlarge", 100)!.Value, 12);

    [Fact]
    public void An_unknown_price_is_an_unknown_cost_and_never_zero()
    {
        Assert.Null(TrialCosts.Of(Some.Training(), Prices, "ml.p5.48xlarge", 100));
        Assert.Null(TrialCosts.Of(Some.Training() with { InstanceType = "ml.p5.48xlarge" }, Prices, instanceType: null, 100));
        Assert.Null(TrialCosts.Of(Some.Training(), prices: null, "ml.m5.large", 100));
    }

    [Fact]
    public void An_unknown_time_is_an_unknown_cost() => Assert.Null(TrialCosts.Of(Some.Training(), Prices, "ml.m5.large", null));

    [Fact]
    public void A_study_keeps_the_prices_of_its_own_machines_only()
    {
        var kept = TrialCosts.Only(Prices, Some.Training());

        Assert.Equal("ml.m5.large", Assert.Single(kept.UsdPerHour).Key);
        Assert.Equal(Prices.Source, kept.Source);
    }

    [Theory]
    [InlineData(200, 50, 0.75), InlineData(200, 200, 0), InlineData(10, 11, 0)]
    public void Spot_saves_what_was_trained_and_not_billed(double seconds, double billed, double saving) =>
        Assert.Equal(saving, TrialCosts.SpotSaving(Spot, seconds, billed));

    [Fact]
    public void On_demand_saves_nothing_and_neither_does_what_never_ran()
    {
        Assert.Null(TrialCosts.SpotSaving(Some.Training(), 200, 50));
        Assert.Null(TrialCosts.SpotSaving(Spot, 0, 0));
        Assert.Null(TrialCosts.SpotSaving(Spot, null, null));
    }

    private static TrainingTemplate Spot => Some.Training() with { Spot = new SpotTraining { MaxWaitSeconds = 7200 } };
}
