using Hpo.Contracts;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Readings;

namespace Hpo.Services.Tests.Metrics;

public sealed class CompletedJobTests
{
    [Fact]
    public async Task Final_metrics_with_every_objective_are_the_fitness_at_once()
    {
        using var setup = new ReadingSetup();

        await setup.HandleAsync(Jobs.Completed(setup.Now, ("accuracy", 0.9), ("loss", 0.1)));

        var fitness = Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.All));
        Assert.Equal(("study", 0, 1, 60.0, 61.0), (fitness.StudyId, fitness.Trial, fitness.Attempt, fitness.Seconds, fitness.BillableSeconds));
        Assert.Equal([new("accuracy", 0.9), new("loss", 0.1)], fitness.Values);
    }

    [Fact]
    public async Task What_the_attempts_before_cost_goes_with_the_outcome()
    {
        using var setup = new ReadingSetup();

        await setup.HandleAsync(Jobs.Completed(setup.Now, ("accuracy", 0.9)) with { EarlierBillableSeconds = 40, EarlierSeconds = 50, InstanceType = "ml.g5.xlarge" });
        await setup.HandleAsync(Jobs.Stopped(setup.Now, FailureClass.Stopped) with { Trial = 1, EarlierBillableSeconds = 7, EarlierSeconds = 8, InstanceType = "ml.g5.xlarge" });

        var (measured, unavailable) = (setup.Published.All.OfType<FitnessMeasured>().Single(), setup.Published.All.OfType<FitnessUnavailable>().Single());
        Assert.Equal((40, 50, "ml.g5.xlarge"), (measured.EarlierBillableSeconds, measured.EarlierSeconds, measured.InstanceType));
        Assert.Equal((7, 8, "ml.g5.xlarge"), (unavailable.EarlierBillableSeconds, unavailable.EarlierSeconds, unavailable.InstanceType));
    }

    [Fact]
    public async Task The_rest_of_the_curve_follows_and_then_the_log_is_left_alone()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5", "accuracy=0.9");
        await setup.HandleAsync(Jobs.Completed(setup.Now, ("accuracy", 0.9f)));

        await setup.ReadAsync();
        var calls = setup.Logs.Calls;
        await setup.PassAsync(300);

        Assert.Equal([("accuracy", 1, 0.5), ("accuracy", 2, 0.9)], setup.Published.Curve);
        Assert.Equal((ReadingPhase.Closed, calls), ((await setup.FindAsync())?.Phase, setup.Logs.Calls));
    }

    [Fact]
    public async Task Lines_that_arrive_late_still_complete_the_curve()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Completed(setup.Now, ("accuracy", 0.9)));
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");
        await setup.PassAsync(30);

        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");
        await setup.PassAsync(60);

        Assert.Equal([("accuracy", 1, 0.5), ("accuracy", 2, 0.9)], setup.Published.Curve);
    }

    [Fact]
    public async Task Without_final_metrics_the_last_value_of_the_log_is_the_fitness()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5", "loss=0.3 accuracy=0.9");

        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(30);

        var fitness = Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal([new("accuracy", 0.9), new("loss", 0.3)], fitness.Values.OrderBy(value => value.Key));
    }

    [Fact]
    public async Task A_late_last_line_still_counts()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");
        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(5);

        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");
        await setup.PassAsync(60);

        Assert.Equal(0.9, Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes)).Values["accuracy"]);
    }

    [Fact]
    public async Task A_log_that_arrives_late_is_waited_for()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(50);

        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");
        await setup.PassAsync(60);

        Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes));
    }

    [Fact]
    public async Task A_partial_list_of_final_metrics_is_completed_from_the_log()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.8", "loss=0.3");
        var both = Jobs.Completed(setup.Now, ("accuracy", 0.9)) with { Objectives = [new("accuracy", Direction.Maximize), new("loss", Direction.Minimize)] };

        await setup.HandleAsync(both);
        await setup.PassAsync(30);

        var fitness = Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal((0.9, 0.3), (fitness.Values["accuracy"], fitness.Values["loss"]));
    }

    [Fact]
    public async Task Patience_has_an_end()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "hello", "bye");
        await setup.HandleAsync(Jobs.Completed(setup.Now));

        await setup.PassAsync(59);
        var early = setup.Published.Outcomes.Count;
        await setup.PassAsync(20);

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal((0, FailureClass.NoMetric), (early, unavailable.FailureClass));
        Assert.Equal(@"accuracy: no line matched 'accuracy=(\S+)' in 2 lines." + "\nLast lines of its log:\nhello\nbye", unavailable.Reason);
    }

    [Fact]
    public async Task A_job_that_ended_long_ago_is_still_looked_at_twice()
    {
        using var setup = new ReadingSetup();
        setup.Clock.Advance(TimeSpan.FromHours(1));

        await setup.HandleAsync(Jobs.Completed(Jobs.Start));
        await setup.ReadAsync();
        var first = setup.Published.Outcomes.Count;
        await setup.PassAsync(15);

        Assert.Equal((0, 1), (first, setup.Published.Outcomes.Count));
    }

    [Fact]
    public async Task No_log_at_all_is_said_so()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Completed(setup.Now));

        await setup.PassAsync(90);

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal("accuracy: the job wrote no log, there is no stream 'study-0-1/…'.", unavailable.Reason);
    }

    [Fact]
    public async Task A_log_group_that_is_missing_is_named_and_the_first_to_look_at()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Outage = LogProblem.NotThere;
        await setup.HandleAsync(Jobs.Completed(setup.Now));

        await setup.PassAsync(90);

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal("accuracy: as the test wants.", unavailable.Reason);
        Assert.Equal(["accuracy"], unavailable.MissingMetrics);
    }

    [Fact]
    public async Task A_throttled_log_is_not_an_empty_log()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");
        setup.Logs.Outage = LogProblem.Throttled;
        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(600, step: 10);

        setup.Logs.Outage = null;
        await setup.PassAsync(60);

        Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes));
    }

    [Fact]
    public async Task A_log_service_that_stays_away_costs_the_trial_its_fitness()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Outage = LogProblem.Unreachable;
        await setup.HandleAsync(Jobs.Completed(setup.Now));

        await setup.PassAsync(3_700, step: 10);

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal(FailureClass.Infrastructure, unavailable.FailureClass);
        Assert.Contains("could not be read: Unreachable", unavailable.Reason, StringComparison.Ordinal);
    }
}
