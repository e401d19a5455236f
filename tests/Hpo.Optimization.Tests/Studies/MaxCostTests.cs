using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

/// <summary>A second costs a dollar.</summary>
public sealed class MaxCostTests
{
    private static readonly InstancePrices Prices = Some.Prices(("ml.m5.large", 3600));

    [Fact]
    public void The_cost_of_all_outcomes_adds_up_and_running_trials_are_stopped_when_it_is_reached()
    {
        var study = Simulate(new Budget { MaxTrials = 50, MaxParallelTrials = 3, MaxCost = 108 });

        study.Record(0, Measured(1) with { BillableSeconds = 36 });
        study.Record(1, Outcome.Unavailable("the program crashed", FailureClass.Algorithm) with { BillableSeconds = 71 });
        study.Measure(2, 1);
        Assert.Equal(StudyPhase.Running, study.State.Phase);
        study.Record(3, Measured(2) with { BillableSeconds = 1 });

        Assert.Equal([4, 5], study.Messages.OfType<StopTrial>().Select(stop => stop.Trial));
        Assert.Equal((StudyEndKind.Completed, "the training has cost 108 USD; maxCost is 108"), (study.State.End!.Kind, study.State.End.Cause));
    }

    [Fact]
    public void The_end_tells_what_was_used()
    {
        var study = Simulate(new Budget { MaxTrials = 2 }, spot: true);

        study.Record(0, Measured(1) with { BillableSeconds = 36, Seconds = 144 });
        study.Record(1, Measured(2) with { BillableSeconds = 36, Seconds = 144 });

        var improved = study.Messages.OfType<IncumbentImproved>().Single().Spending;
        Assert.Equal(new Spending { Seconds = 144, BillableSeconds = 36, Cost = 36, SpotSaving = 0.75 }, improved);
        Assert.Equal(new Spending { Seconds = 288, BillableSeconds = 72, Cost = 72, SpotSaving = 0.75 }, study.Messages.OfType<StudyCompleted>().Single().Spending);
    }

    [Fact]
    public void Without_a_price_no_cost_is_told()
    {
        var study = new StudySimulation(Some.Study(budget: new Budget { MaxTrials = 1 }), prices: Some.Prices(("ml.g5.xlarge", 1)));

        study.Record(0, Measured(1) with { BillableSeconds = 36 });

        Assert.Equal((36.0, null), (study.Messages.OfType<StudyCompleted>().Single().Spending!.BillableSeconds, study.Messages.OfType<StudyCompleted>().Single().Spending!.Cost));
    }

    [Fact]
    public void A_late_fitness_costs_once()
    {
        var study = Simulate(new Budget { MaxTrials = 50 });
        study.Record(0, Outcome.Unavailable("no metric", FailureClass.NoMetric) with { BillableSeconds = 36, Seconds = 40, InstanceType = "ml.m5.large" });

        study.Correct(0, 1);

        Assert.Equal((36, 40), (study.State.Cost, study.State.Seconds));
    }

    [Fact]
    public void An_outcome_knows_its_machine_unless_attempts_before_may_have_had_another()
    {
        var message = new FitnessMeasured
        {
            StudyId = "s",
            Trial = 0,
            Attempt = 1,
            Values = new Dictionary<string, double> { ["loss"] = 1 },
            Seconds = 5,
            BillableSeconds = 4,
            InstanceType = "ml.m5.large",
        };

        var (once, again) = (Outcome.Of(message), Outcome.Of(message with { EarlierBillableSeconds = 2, EarlierSeconds = 3 }));

        Assert.Equal((4.0, 5.0, "ml.m5.large"), (once.BillableSeconds!.Value, once.Seconds!.Value, once.InstanceType));
        Assert.Equal((6.0, 8.0, null), (again.BillableSeconds!.Value, again.Seconds!.Value, again.InstanceType));
    }

    private static StudySimulation Simulate(Budget budget, bool spot = false)
    {
        var study = Some.Study(budget: budget);
        return new StudySimulation(study with { Training = study.Training with { Spot = spot ? new SpotTraining { MaxWaitSeconds = 86_400 } : null } }, prices: Prices);
    }

    private static Outcome Measured(double loss) => Outcome.Measured(new Dictionary<string, double> { ["loss"] = loss });
}
