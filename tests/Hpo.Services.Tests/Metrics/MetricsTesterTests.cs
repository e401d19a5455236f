using Hpo.Contracts;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Trying;
using Hpo.TestKit.Logs;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Metrics;

/// <summary>Metric definitions are tried on the log of a job that has ended.</summary>
public sealed class MetricsTesterTests
{
    private readonly FakeTimeProvider clock = new(Jobs.Start);
    private readonly FakeMetricFiles files = new();
    private readonly FakeTrainingLogs logs;

    public MetricsTesterTests() => logs = new FakeTrainingLogs(clock) { PageSize = () => 2, EmptyPages = true };

    [Fact]
    public async Task All_pages_of_all_machines_are_read_and_the_value_that_would_count_is_told()
    {
        logs.Write(Jobs.Stream, "accuracy=0.5", "accuracy=0.9", "hello", "accuracy=0.7");
        logs.Write(Jobs.SecondStream, "loss=1");

        var tested = await TestAsync(Jobs.Accuracy with { Statistic = MetricStatistic.Best }, Jobs.Loss);

        Assert.Equal((5L, null), (tested.LinesRead, tested.Problem));
        Assert.Equal([("accuracy", 3, 0.9), ("loss", 1, 1.0)], tested.Metrics.Select(found => (found.Metric, found.Matches, found.Value!.Value)));
        Assert.Equal([0.5, 0.9, 0.7], tested.Metrics[0].LastValues);
        Assert.Equal(["accuracy=0.5", "accuracy=0.9", "hello", "accuracy=0.7"], tested.LogTail);
    }

    [Fact]
    public async Task What_is_not_found_is_explained()
    {
        logs.Write(Jobs.Stream, "val_acc: 0.5");

        var tested = await TestAsync(Jobs.Accuracy, new MetricDefinition("final", "") { Source = MetricSource.FinalMetrics });

        Assert.Equal([@"no line matched 'accuracy=(\S+)' in 1 line", "the training service reports this one when a job ends; its log says nothing about it"], tested.Metrics.Select(found => found.Note));
    }

    [Fact]
    public async Task A_metrics_file_is_tried_where_the_output_is_known()
    {
        logs.Write(Jobs.Stream, "hello");
        files.Write(Jobs.Output, """{ "top1": 0.75 }""");
        var fromFile = new MetricDefinition("accuracy", "") { Source = MetricSource.File, Key = "top1" };

        Assert.Equal(0.75, Assert.Single((await TestAsync(fromFile)).Metrics).Value);
        Assert.Equal("metrics.json has no number under 'top9'", Assert.Single((await TestAsync(fromFile with { Key = "top9" })).Metrics).Note);
    }

    [Fact]
    public async Task A_job_without_a_log_is_named()
    {
        var tested = await TestAsync(Jobs.Accuracy);

        Assert.Equal((0L, 0), (tested.LinesRead, tested.Metrics[0].Matches));
        Assert.StartsWith("No job 'study-0-1' has a log. Check its name", tested.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogProblem.NotThere, "No job 'study-0-1' has a log: as the test wants.")]
    [InlineData(LogProblem.Unreachable, "The log of 'study-0-1' could not be read: as the test wants Try again when that is mended.")]
    public async Task A_log_service_that_does_not_answer_is_said_so(LogProblem problem, string said)
    {
        logs.Outage = problem;

        Assert.Equal(said, (await TestAsync(Jobs.Accuracy)).Problem);
    }

    [Fact]
    public async Task A_log_that_is_too_long_is_left_unread_at_some_time()
    {
        logs.Write(Jobs.Stream, [.. Enumerable.Repeat("accuracy=0.5", 100)]);
        logs.OnCall = () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        };

        var tested = await TestAsync(Jobs.Accuracy);

        Assert.InRange(tested.LinesRead, 2, 98);
        Assert.StartsWith("The log is long", tested.Problem, StringComparison.Ordinal);
    }

    private Task<MetricsTested> TestAsync(params MetricDefinition[] metrics) => new MetricsTester(logs, files, clock).TestAsync(
        new TestMetrics
        {
            JobName = Jobs.Name,
            Metrics = metrics,
            Objectives = [new Objective("accuracy", Direction.Maximize)],
            OutputUri = "s3://bucket/models",
        },
        CancellationToken.None);
}
