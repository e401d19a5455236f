using Hpo.Contracts;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Costs;

public sealed class CostEstimateTests
{
    private static readonly InstancePrices Prices = Some.Prices(("ml.m5.large", 0.5));

    [Fact]
    public void Every_trial_runs_into_its_time_limit_in_rounds_of_parallel_trials()
    {
        var worst = CostEstimates.WorstCase(Study(new Budget { MaxTrials = 10, MaxParallelTrials = 3 }), Prices, attempts: 1);

        // Ten jobs of an hour on two machines; the fourth round has one.
        Assert.Equal(new CostEstimate(10, TimeSpan.FromHours(20), TimeSpan.FromHours(4), 10), worst);
    }

    [Fact]
    public void Launches_that_the_infrastructure_fails_multiply_it_all()
    {
        var worst = CostEstimates.WorstCase(Study(new Budget { MaxTrials = 10, MaxParallelTrials = 3 }), Prices, attempts: 3);

        Assert.Equal(new CostEstimate(30, TimeSpan.FromHours(60), TimeSpan.FromHours(12), 30), worst);
    }

    [Fact]
    public void More_slots_than_trials_are_no_help() =>
        Assert.Equal(TimeSpan.FromHours(1), CostEstimates.WorstCase(Study(new Budget { MaxTrials = 2, MaxParallelTrials = 50 }), Prices, attempts: 1).WallTime);

    [Fact]
    public void Without_a_price_the_cost_is_unknown_and_the_rest_is_known() =>
        Assert.Equal(new CostEstimate(10, TimeSpan.FromHours(20), TimeSpan.FromHours(10), null), CostEstimates.WorstCase(Study(new Budget { MaxTrials = 10 }), Some.Prices(), attempts: 1));

    [Fact]
    public void The_wait_for_spot_capacity_takes_time_and_costs_nothing()
    {
        var study = Study(new Budget { MaxTrials = 10 });
        study = study with { Training = study.Training with { Spot = new SpotTraining { MaxWaitSeconds = 7200 } } };

        Assert.Equal(new CostEstimate(10, TimeSpan.FromHours(20), TimeSpan.FromHours(20), 10), CostEstimates.WorstCase(study, Prices, attempts: 1));
    }

    [Fact]
    public void A_limit_on_cost_lets_the_running_jobs_come_on_top() =>
        Assert.Equal(7, CostEstimates.WorstCase(Study(new Budget { MaxTrials = 10, MaxParallelTrials = 3, MaxCost = 4 }), Prices, attempts: 1).Cost!.Value, 12);

    [Fact]
    public void A_limit_on_billed_time_does_so_too() =>
        Assert.Equal(TimeSpan.FromHours(8), CostEstimates.WorstCase(Study(new Budget { MaxTrials = 10, MaxParallelTrials = 3, MaxBillableSeconds = 3600 }), Prices, attempts: 1).MachineTime);

    [Fact]
    public void A_limit_on_time_is_one_on_cost()
    {
        var worst = CostEstimates.WorstCase(Study(new Budget { MaxTrials = 10, MaxParallelTrials = 3, MaxDuration = TimeSpan.FromHours(2) }), Prices, attempts: 1);

        Assert.Equal(new CostEstimate(10, TimeSpan.FromHours(12), TimeSpan.FromHours(2), 6), worst);
    }

    [Fact]
    public void The_largest_study_still_has_an_estimate()
    {
        var study = Study(new Budget { MaxTrials = 1_000_000 });
        study = study with { Training = study.Training with { MaxRuntimeSeconds = 2_419_200, InstanceCount = 1_000_000 } };

        Assert.Equal(TimeSpan.MaxValue, CostEstimates.WorstCase(study, Prices, attempts: 30).MachineTime);
    }

    private static Study Study(Budget budget) =>
        Some.Study(budget: budget) with { Training = Some.Training() with { MaxRuntimeSeconds = 3600, InstanceCount = 2 } };
}
