using Amazon.SageMaker;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

public sealed class AnswerReadingTests
{
    [Fact]
    public async Task An_operation_without_output_answers_with_an_empty_body()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok(""));
        using var client = Some.SageMaker(aws);

        var response = await client.StopTrainingJobAsync(new() { TrainingJobName = "mnist-ga-0-0" });

        Assert.Equal(System.Net.HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal(FakeAws.RequestId, response.ResponseMetadata.RequestId);
    }

    [Theory]
    [InlineData("\"NaN\"", float.NaN)]
    [InlineData("\"Infinity\"", float.PositiveInfinity)]
    [InlineData("\"-Infinity\"", float.NegativeInfinity)]
    [InlineData("1e-05", 1e-05f)]
    [InlineData("3", 3f)]
    public async Task A_metric_may_have_any_value(string json, float value)
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok($$"""{"FinalMetricDataList":[{"MetricName":"loss","Value":{{json}}}]}"""));
        using var client = Some.SageMaker(aws);

        var response = await client.DescribeTrainingJobAsync(new() { TrainingJobName = "mnist-ga-0-0" });

        Assert.Equal(value, Assert.Single(response.FinalMetricDataList!).Value);
    }

    [Fact]
    public async Task States_and_members_from_the_future_are_read_past()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok(
            """{"TrainingJobStatus":"Hibernating","Novelty":{"Deep":[1,{"x":null}]},"FailureReason":null,"Tags":null,"InputDataConfig":null}"""));
        using var client = Some.SageMaker(aws);

        var response = await client.DescribeTrainingJobAsync(new() { TrainingJobName = "mnist-ga-0-0" });

        Assert.Equal("Hibernating", response.TrainingJobStatus?.Value);
        Assert.True(response.TrainingJobStatus != TrainingJobStatus.InProgress);
        Assert.Null(response.FailureReason);
        Assert.Null(response.InputDataConfig);
        Assert.Null(response.BillableTimeInSeconds);
    }

    [Theory]
    [InlineData("1795426628", 0)]
    [InlineData("1795426628.992", 992)]
    [InlineData("1.795426628992E9", 992)]
    public async Task SageMaker_times_are_exact_and_universal(string json, int milliseconds)
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok($$"""{"CreationTime":{{json}}}"""));
        using var client = Some.SageMaker(aws);

        var created = (await client.DescribeTrainingJobAsync(new() { TrainingJobName = "mnist-ga-0-0" })).CreationTime;

        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1795426628).AddMilliseconds(milliseconds), created);
        Assert.Equal(DateTimeKind.Utc, created?.Kind);
    }

    [Fact]
    public async Task Log_events_keep_their_order_and_milliseconds()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok(
            """{"events":[{"timestamp":1795426628992,"message":"a"},{"timestamp":1795426628992,"message":"b"}],"nextForwardToken":"f/2"}"""));
        using var client = Some.Logs(aws);

        var page = await client.GetLogEventsAsync(new() { LogGroupName = "g", LogStreamName = "s" });

        Assert.Equal(["a", "b"], page.Events!.Select(e => e.Message));
        Assert.All(page.Events!, e => Assert.Equal(DateTime.UnixEpoch.AddMilliseconds(1795426628992), e.Timestamp));
        Assert.Equal("f/2", page.NextForwardToken);
    }

    [Fact]
    public async Task A_page_of_a_megabyte_is_read_whole()
    {
        var events = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"timestamp":{{1795426628992 + i}},"message":"{{new string('x', 80)}} {{i}}"}"""));
        await using var aws = await FakeAws.StartAsync(Answer.Ok($$"""{"events":[{{events}}]}"""));
        using var client = Some.Logs(aws);

        var page = await client.GetLogEventsAsync(new() { LogGroupName = "g", LogStreamName = "s" });

        Assert.Equal(10_000, page.Events!.Count);
        Assert.EndsWith("x 9999", page.Events[^1].Message, StringComparison.Ordinal);
    }
}
