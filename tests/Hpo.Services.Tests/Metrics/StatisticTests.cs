using Hpo.Contracts;

namespace Hpo.Services.Tests.Metrics;

/// <summary>Which of a job's values becomes its fitness.</summary>
public sealed class StatisticTests
{
    private static readonly string[] Log = ["accuracy=0.5", "accuracy=0.9", "accuracy=nan", "accuracy=0.7", "accuracy=0.6"];

    [Theory]
    [InlineData(MetricStatistic.Last, 0.6)]
    [InlineData(MetricStatistic.Best, 0.9)]
    [InlineData(MetricStatistic.Min, 0.5)]
    [InlineData(MetricStatistic.Max, 0.9)]
    [InlineData(MetricStatistic.MeanOfLast, 0.65)]
    public async Task The_statistic_of_the_metric_counts(MetricStatistic statistic, double expected) =>
        Assert.Equal(expected, await FitnessOf(Jobs.Accuracy with { Statistic = statistic, LastK = 2 }, Log), 12);

    [Theory]
    [InlineData(MetricStatistic.Best, 0.9)]
    [InlineData(MetricStatistic.MeanOfLast, 0.65)]
    public async Task The_last_value_that_the_training_service_reports_is_no_other_statistic(MetricStatistic statistic, double expected) =>
        Assert.Equal(expected, await FitnessOf(Jobs.Accuracy with { Statistic = statistic, LastK = 2 }, Log, ("accuracy", 0.6)), 12);

    [Fact]
    public async Task A_position_in_the_log_keeps_the_statistic_over_rounds_and_restarts()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started() with { Metrics = [Jobs.Accuracy with { Statistic = MetricStatistic.Best }] });
        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");
        await setup.PassAsync(60);
        setup.Restart();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.4");

        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(60);

        Assert.Equal(0.9, Fitness(setup));
    }

    [Fact]
    public async Task Values_of_two_machines_are_not_mixed()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.SecondStream, "accuracy=0.99");
        await setup.HandleAsync(Jobs.Started() with { Metrics = [Jobs.Accuracy with { Statistic = MetricStatistic.Best }] });
        await setup.PassAsync(40);
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5", "accuracy=0.4");

        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(60);

        Assert.Equal(0.5, Fitness(setup));
    }

    [Fact]
    public async Task A_mean_of_something_that_is_no_number_is_no_fitness()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, Log);
        await setup.HandleAsync(Jobs.Completed(setup.Now) with { Metrics = [Jobs.Accuracy with { Statistic = MetricStatistic.MeanOfLast, LastK = 3 }] });

        await setup.PassAsync(90);

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal((FailureClass.NoMetric, null), (unavailable.FailureClass, unavailable.MissingMetrics));
    }

    [Fact]
    public async Task What_the_training_service_reports_is_enough_when_it_is_the_source()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.1");

        await setup.HandleAsync(Jobs.Completed(setup.Now, ("accuracy", 0.9)) with { Metrics = [new MetricDefinition("accuracy", "") { Source = MetricSource.FinalMetrics }] });

        Assert.Equal(0.9, Fitness(setup));
    }

    [Fact]
    public async Task A_metric_that_the_training_service_does_not_report_is_not_taken_from_the_log()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.1");
        await setup.HandleAsync(Jobs.Completed(setup.Now, ("auc", 0.9)) with { Metrics = [Jobs.Accuracy with { Source = MetricSource.FinalMetrics }] });

        await setup.PassAsync(90);

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.StartsWith("accuracy: the training service reported no such final metric, but auc.", unavailable.Reason, StringComparison.Ordinal);
        Assert.Equal(["accuracy"], unavailable.MissingMetrics);
    }

    private static async Task<double> FitnessOf(MetricDefinition metric, string[] log, params (string Metric, double Value)[] finalMetrics)
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, log);
        await setup.HandleAsync(Jobs.Completed(setup.Now, finalMetrics) with { Metrics = [metric] });
        await setup.PassAsync(60);
        return Fitness(setup);
    }

    private static double Fitness(ReadingSetup setup) => Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes)).Values["accuracy"];
}
