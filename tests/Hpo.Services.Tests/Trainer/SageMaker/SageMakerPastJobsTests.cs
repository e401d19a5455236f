using Hpo.Aws;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

/// <summary>What a search for past jobs needs of SageMaker beside what launching and watching do.</summary>
public sealed class SageMakerPastJobsTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:sagemaker:us-east-1:123456789012:training-job/mnist-1";

    private StubSageMaker _service = null!;
    private AwsOptions _options = null!;

    public async Task InitializeAsync()
    {
        _service = await StubSageMaker.StartAsync();
        _options = new AwsOptions { ServiceUrl = _service.Url, MaxErrorRetry = 0 };
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    private SageMakerBackend Backend => new(SageMakerClients.Create(_options));

    private SageMakerJobTags Tags => new(_options);

    [Fact]
    public async Task A_description_names_the_tuning_job_and_a_list_the_arns()
    {
        _service.On("DescribeTrainingJob", """{"TrainingJobName":"tune-001-a","TrainingJobStatus":"Completed","TuningJobArn":"arn:aws:sagemaker:us-east-1:123456789012:hyper-parameter-tuning-job/tune"}""");
        _service.On("ListTrainingJobs", $$"""{"TrainingJobSummaries":[{"TrainingJobName":"mnist-1","TrainingJobArn":"{{Arn}}","TrainingJobStatus":"Completed"}]}""");

        var described = Assert.IsType<DescribeResult.Found>(await Backend.DescribeAsync("tune-001-a", default));
        var page = Assert.IsType<ListResult.Page>(await Backend.ListAsync(new JobListQuery(DateTimeOffset.UnixEpoch, "mnist"), null, default));

        Assert.Equal("tune", described.Job.TuningJob);
        Assert.Equal(Arn, Assert.Single(page.Jobs).Arn);
    }

    [Theory]
    [InlineData("AccessDeniedException", true), InlineData("ThrottlingException", false), InlineData("ExpiredTokenException", false)]
    public async Task A_refusal_is_told_from_an_answer_that_is_missing(string code, bool isRefused)
    {
        foreach (var operation in new[] { "ListTrainingJobs", "DescribeTrainingJob", "ListTags" })
        {
            _service.Fail(operation, code, "no");
        }

        var list = Assert.IsType<ListResult.Unavailable>(await Backend.ListAsync(new JobListQuery(DateTimeOffset.UnixEpoch), null, default));
        var describe = Assert.IsType<DescribeResult.Unavailable>(await Backend.DescribeAsync("mnist-1", default));
        var tags = await Tags.OfAsync(Arn, default);

        Assert.Equal((isRefused, isRefused, isRefused), (list.IsRefused, describe.IsRefused, tags.IsRefused));
        Assert.Equal(code == "ThrottlingException", tags.IsThrottled);
        Assert.StartsWith($"{code}: no", tags.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_of_tags_are_read()
    {
        _service.On("ListTags", request => (200, request.Contains("NextToken", StringComparison.Ordinal)
            ? """{"Tags":[{"Key":"b","Value":""}]}"""
            : """{"Tags":[{"Key":"a","Value":"1"}],"NextToken":"more"}"""));

        var tags = (await Tags.OfAsync(Arn, default)).Tags!;

        Assert.Equal([("a", "1"), ("b", "")], tags.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task A_job_that_was_deleted_meanwhile_has_no_tags()
    {
        _service.Fail("ListTags", "ValidationException", "Requested resource not found.");

        Assert.Empty((await Tags.OfAsync(Arn, default)).Tags!);
    }
}
