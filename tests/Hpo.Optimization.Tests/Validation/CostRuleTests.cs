using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Validation;

public sealed class CostRuleTests
{
    [Fact]
    public void A_limit_on_cost_is_fine_where_the_price_is_known()
    {
        var reading = StudyFile.WithMaxCost(Some.Prices(("ml.m5.large", 0.115)));

        Expect.Fine(reading);
        Assert.Equal(5, reading.Study!.Budget.MaxCost);
    }

    [Fact]
    public void A_machine_that_costs_nothing_has_a_price() => Expect.Fine(StudyFile.WithMaxCost(Some.Prices(("ml.m5.large", 0))));

    [Fact]
    public void A_limit_on_cost_needs_the_price_of_the_machine() => Expect.Only(
        StudyFile.WithMaxCost(Some.Prices(("ml.m5.xlarge", 0.23))),
        "budget.maxCost",
        "maxCost needs the price of 'ml.m5.large', which is not known here (prices.json of 2026-03-01, us-east-1). Name a price table that has it (setting Prices:File, HPO__Prices__File)");

    [Fact]
    public void Where_no_price_is_known_a_limit_on_cost_is_refused() => Expect.Only(StudyFile.WithMaxCost(prices: null), "budget.maxCost", "there is no price table");

    [Fact]
    public void A_missing_price_is_told_together_with_the_other_problems()
    {
        var reading = StudyFile.WithMaxCost(Some.Prices(), ("budget.maxFailedTrials", "0"), ("training.maxAttempts", "0"));

        Assert.Equal(["budget.maxCost", "budget.maxFailedTrials", "training.maxAttempts"], reading.Problems.Select(problem => problem.Path).Order());
    }

    [Fact]
    public void A_machine_type_that_is_none_is_told_once() =>
        Expect.Only(StudyFile.WithMaxCost(Some.Prices(("ml.m5.large", 1)), ("training.instanceType", "\"m5.large\"")), "training.instanceType", "is not valid");
}
