using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>The back-off is the SDK's own and takes up to a second before the first retry, so most tests allow one.</summary>
public sealed class RetryTests
{
    private static readonly Answer Throttled = Answer.Error("ThrottlingException", "Rate exceeded");

    private static readonly Answer Listed = Answer.Ok("""{"TrainingJobSummaries":[]}""");

    public static TheoryData<int, string> Transient => new()
    {
        { 400, """{"__type":"ThrottlingException","message":"Rate exceeded"}""" },
        { 500, """{"__type":"InternalFailure"}""" },
        { 503, "<html><body>Service Unavailable</body></html>" },
        { 200, """{"TrainingJobSumm""" },
    };

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task A_passing_fault_is_retried_with_the_same_body(int status, string body)
    {
        await using var aws = await FakeAws.StartAsync(new Answer(status, body), Listed);
        using var client = Some.SageMaker(aws, retries: 1);

        var page = await client.ListTrainingJobsAsync(new() { NameContains = "mnist" });

        Assert.Empty(page.TrainingJobSummaries!);
        Assert.Equal(["attempt=1; max=2", "attempt=2; max=2"], aws.Requests.Select(r => r.Headers["amz-sdk-request"]));
        Assert.Single(aws.Requests.Select(r => (r.Text, r.Headers["amz-sdk-invocation-id"])).Distinct());
    }

    [Fact]
    public async Task Throttling_that_passes_after_two_refusals_is_not_noticed()
    {
        await using var aws = await FakeAws.StartAsync(Throttled, Throttled, Listed);
        using var client = Some.SageMaker(aws, retries: 2);

        Assert.Empty((await client.ListTrainingJobsAsync(new())).TrainingJobSummaries!);
        Assert.Equal(3, aws.Requests.Count);
    }

    [Fact]
    public async Task Throttling_that_lasts_surfaces_after_the_allowed_attempts()
    {
        await using var aws = await FakeAws.StartAsync(Throttled);
        using var client = Some.SageMaker(aws, retries: 3);

        var error = await Assert.ThrowsAsync<AmazonSageMakerException>(() => client.ListTrainingJobsAsync(new()));

        Assert.Equal(("ThrottlingException", FakeAws.RequestId), (error.ErrorCode, error.RequestId));
        Assert.Equal("attempt=4; max=4", aws.Requests[^1].Headers["amz-sdk-request"]);
        Assert.Equal(4, aws.Requests.Count);
    }

    [Fact]
    public async Task Truncation_that_lasts_surfaces_after_the_allowed_attempts()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("""{"TrainingJobSumm"""));
        using var client = Some.SageMaker(aws, retries: 1);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.ListTrainingJobsAsync(new()));

        Assert.Equal(2, aws.Requests.Count);
    }

    [Theory]
    [InlineData("ResourceInUse")]
    [InlineData("ResourceLimitExceeded")]
    [InlineData("ValidationException")]
    public async Task A_final_error_is_not_retried(string code)
    {
        await using var aws = await FakeAws.StartAsync(Answer.Error(code));
        using var client = Some.SageMaker(aws, retries: 3);

        await Assert.ThrowsAnyAsync<AmazonSageMakerException>(() => client.CreateTrainingJobAsync(new()));

        Assert.Single(aws.Requests);
    }

    [Fact]
    public async Task A_lost_answer_makes_the_second_attempt_find_the_name_taken()
    {
        await using var aws = await FakeAws.StartAsync(new Answer(500, ""), Answer.Error("ResourceInUse", "Training job names must be unique"));
        using var client = Some.SageMaker(aws, retries: 1);

        var error = await Assert.ThrowsAsync<ResourceInUseException>(() => client.CreateTrainingJobAsync(new() { TrainingJobName = "mnist-ga-0-0" }));

        Assert.Equal("ResourceInUse", error.ErrorCode);
        Assert.Equal(2, aws.Requests.Count);
    }

    [Fact]
    public async Task Every_attempt_carries_a_valid_signature()
    {
        await using var aws = await FakeAws.StartAsync(new Answer(500, ""), Listed);
        using var client = Some.SageMaker(aws, retries: 1);

        await client.ListTrainingJobsAsync(new());

        Assert.Equal(2, aws.Requests.Count);
        Assert.All(aws.Requests, r => Assert.Equal(SignatureV4.Of(r, Some.SecretKey), r.Authorization("Signature")));
    }

    [Fact]
    public void Two_retries_in_standard_mode_are_the_default()
    {
        var config = new AmazonSageMakerConfig();

        Assert.Equal((2, RequestRetryMode.Standard), (config.MaxErrorRetry, config.RetryMode));
    }
}
