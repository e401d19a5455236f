using Hpo.Contracts;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;

namespace Hpo.Services.Tests.Metrics;

public sealed class FollowingTests
{
    [Fact]
    public async Task Metrics_of_a_running_job_are_reported_as_they_appear()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Stream, "starting", "accuracy=0.5 loss=2");

        await setup.PassAsync(15);
        setup.Logs.Write(Jobs.Stream, "accuracy=0.75");
        await setup.PassAsync(15);

        Assert.Equal([("accuracy", 1, 0.5), ("loss", 1, 2.0), ("accuracy", 2, 0.75)], setup.Published.Curve);
    }

    [Fact]
    public async Task A_job_that_has_not_printed_anything_is_asked_again()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());

        await setup.PassAsync(300);
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");
        await setup.PassAsync(30);

        Assert.Equal([("accuracy", 1, 0.5)], setup.Published.Curve);
    }

    [Fact]
    public async Task A_job_of_which_only_final_metrics_count_is_not_followed()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started() with { Metrics = [new MetricDefinition("score", "") { Source = MetricSource.FinalMetrics }] });

        await setup.PassAsync(300);

        Assert.Equal(0, setup.Logs.Calls);
    }

    [Fact]
    public async Task Not_a_number_takes_a_step_but_is_not_reported()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5", "accuracy=nan", "accuracy=inf", "accuracy=0.75");

        await setup.PassAsync(15);

        Assert.Equal([("accuracy", 1, 0.5), ("accuracy", 4, 0.75)], setup.Published.Curve);
    }

    [Fact]
    public async Task Several_values_in_one_line_are_several_steps()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5 accuracy=0.6");

        await setup.PassAsync(15);

        Assert.Equal([("accuracy", 1, 0.5), ("accuracy", 2, 0.6)], setup.Published.Curve);
    }

    [Fact]
    public async Task The_first_machine_that_prints_a_metric_is_believed()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.SecondStream, "accuracy=0.1", "loss=7");
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");

        await setup.PassAsync(15);

        Assert.Equal([("accuracy", 1, 0.5), ("loss", 1, 7.0)], setup.Published.Curve);
    }

    [Fact]
    public async Task Logs_of_a_job_whose_name_begins_the_same_stay_away()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Name + "0/algo-1-1700000000", "accuracy=0.9");

        await setup.PassAsync(60);

        Assert.Empty(setup.Published.All);
    }

    [Fact]
    public async Task Empty_pages_before_the_end_are_passed()
    {
        using var setup = new ReadingSetup();
        setup.Logs.EmptyPages = true;
        setup.Logs.PageSize = () => 1;
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5", "accuracy=0.5", "accuracy=0.5");

        await setup.PassAsync(15);

        Assert.Equal([("accuracy", 1, 0.5), ("accuracy", 2, 0.5), ("accuracy", 3, 0.5)], setup.Published.Curve);
    }

    [Fact]
    public async Task Throttling_delays_and_loses_nothing()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");
        setup.Logs.FailNext(LogProblem.Throttled, LogProblem.Throttled, LogProblem.Unreachable);

        await setup.PassAsync(120);

        Assert.Equal([("accuracy", 1, 0.5)], setup.Published.Curve);
    }

    [Fact]
    public async Task An_expired_token_means_reading_again_without_counting_again()
    {
        using var setup = new ReadingSetup();
        setup.Logs.PageSize = () => 2;
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Stream, "accuracy=0.1", "accuracy=0.2", "accuracy=0.3");
        await setup.PassAsync(15);

        setup.Logs.ExpireTokens();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.4");
        await setup.PassAsync(60);

        Assert.Equal([("accuracy", 1, 0.1), ("accuracy", 2, 0.2), ("accuracy", 3, 0.3), ("accuracy", 4, 0.4)], setup.Published.Curve);
    }

    [Fact]
    public async Task A_repeated_start_changes_nothing()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");
        await setup.PassAsync(15);

        await setup.HandleAsync(Jobs.Started());
        await setup.PassAsync(60);

        Assert.Single(setup.Published.Curve);
    }

    [Fact]
    public async Task A_job_that_never_ends_is_given_up_after_a_month()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());

        setup.Clock.Advance(TimeSpan.FromDays(32));
        await setup.ReadAsync();

        Assert.Equal(ReadingPhase.Closed, (await setup.FindAsync())?.Phase);
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(60, 15)]
    [InlineData(200, 20)]
    [InlineData(3_600, 30)]
    public void Old_jobs_are_read_less_often(int ageSeconds, int intervalSeconds)
    {
        var interval = RoundDecisions.Interval(TimeSpan.FromSeconds(ageSeconds), Pace.Aws);

        Assert.Equal(TimeSpan.FromSeconds(intervalSeconds), interval);
    }
}
