using System.Text.Json;
using Hpo.Aws;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class SageMakerBackendTests : IAsyncLifetime
{
    private const string NotFound = "Requested resource not found.";
    private StubSageMaker service = null!;
    private SageMakerBackend backend = null!;

    public async Task InitializeAsync()
    {
        service = await StubSageMaker.StartAsync();
        backend = new SageMakerBackend(SageMakerClients.Create(new AwsOptions { ServiceUrl = service.Url, MaxErrorRetry = 0 }));
    }

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_created_job_is_launched()
    {
        service.On("CreateTrainingJob", """{"TrainingJobArn":"arn:aws:sagemaker:us-east-1:123456789012:training-job/mnist-ga-0-1"}""");

        Assert.IsType<LaunchResult.Launched>(await backend.LaunchAsync(Some.Launch(), default));

        Assert.True(service.Requests.TryDequeue(out var request));
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal("mnist-ga-0-1", body.RootElement.GetProperty("TrainingJobName").GetString());
        Assert.Equal("mnist-ga", body.RootElement.GetProperty("Environment").GetProperty("HPO_STUDY_ID").GetString());
    }

    [Theory]
    [InlineData("mnist-ga", "0.05", typeof(LaunchResult.AlreadyOurs))]
    [InlineData("mnist-ga", "0.06", typeof(LaunchResult.Conflict))]
    [InlineData("other", "0.05", typeof(LaunchResult.Conflict))]
    public async Task A_taken_name_is_ours_when_marker_and_hyperparameters_say_so(string studyId, string learningRate, Type expected)
    {
        service.Fail("CreateTrainingJob", "ResourceInUse", "Training job names must be unique");
        service.On("DescribeTrainingJob", $$"""
            {"TrainingJobName":"mnist-ga-0-1","TrainingJobStatus":"InProgress","SecondaryStatus":"Training","CreationTime":1767323045.5,
             "HyperParameters":{"learning_rate":"{{learningRate}}","batch_size":"100"},
             "Environment":{"HPO_STUDY_ID":"{{studyId}}","HPO_TRIAL":"0","HPO_ATTEMPT":"1"} }
            """);

        Assert.IsType(expected, await backend.LaunchAsync(Some.Launch(), default));
    }

    [Theory]
    [InlineData("ResourceLimitExceeded", "The account-level service limit is 2 Instances", 400, typeof(LaunchResult.QuotaExceeded))]
    [InlineData("ThrottlingException", "Rate exceeded", 400, typeof(LaunchResult.Throttled))]
    [InlineData("ValidationException", "No S3 objects found under S3 URL", 400, typeof(LaunchResult.Rejected))]
    [InlineData("AccessDeniedException", "not authorized to perform iam:PassRole", 400, typeof(LaunchResult.Rejected))]
    [InlineData("ExpiredTokenException", "The security token included in the request is expired", 400, typeof(LaunchResult.Unreachable))]
    [InlineData("InternalFailure", "oops", 500, typeof(LaunchResult.Unreachable))]
    public async Task A_refusal_is_told_apart(string code, string message, int status, Type expected)
    {
        service.Fail("CreateTrainingJob", code, message, status);

        var result = await backend.LaunchAsync(Some.Launch(), default);

        Assert.IsType(expected, result);
        Assert.Contains(message, result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_shows_no_secret_and_keeps_its_code()
    {
        service.Fail("CreateTrainingJob", "ExpiredTokenException", "The security token is expired (token=abc/123)");

        var result = Assert.IsType<LaunchResult.Unreachable>(await backend.LaunchAsync(Some.Launch(), default));

        Assert.StartsWith("ExpiredTokenException: The security token is expired (token=***. Renew", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_reason_shows_no_secret()
    {
        service.On("DescribeTrainingJob", """
            {"TrainingJobName":"mnist-ga-0-1","TrainingJobStatus":"Failed","SecondaryStatus":"Failed","CreationTime":1767323045.5,
             "FailureReason":"AlgorithmError: exit code 1\nlogin failed: DB_PASSWORD=hunter2 at https://me:pw@db/x, NoCredentialsError: Unable to locate"}
            """);

        var found = Assert.IsType<DescribeResult.Found>(await backend.DescribeAsync("mnist-ga-0-1", default));

        Assert.Equal("AlgorithmError: exit code 1\nlogin failed: DB_PASSWORD=*** at https://***@db/x, NoCredentialsError: Unable to locate", found.Job.FailureReason);
    }

    [Fact]
    public async Task A_refusal_that_was_cut_off_leaves_the_question_open()
    {
        const string HalfAnAnswer = """{"__type":"ResourceInUse","Message":"Training job na""";
        service.On("CreateTrainingJob", HalfAnAnswer, 400).On("DescribeTrainingJob", HalfAnAnswer, 400).On("StopTrainingJob", HalfAnAnswer, 400);

        Assert.IsType<LaunchResult.Unreachable>(await backend.LaunchAsync(Some.Launch(), default));
        Assert.IsType<DescribeResult.Unavailable>(await backend.DescribeAsync("mnist-ga-0-1", default));
        Assert.Equal(StopResult.Unavailable, await backend.StopAsync("mnist-ga-0-1", default));
    }

    [Fact]
    public async Task A_service_that_is_not_there_leaves_the_question_open()
    {
        await service.DisposeAsync();

        Assert.IsType<LaunchResult.Unreachable>(await backend.LaunchAsync(Some.Launch(), default));
        Assert.IsType<DescribeResult.Unavailable>(await backend.DescribeAsync("mnist-ga-0-1", default));
        Assert.Equal(StopResult.Unavailable, await backend.StopAsync("mnist-ga-0-1", default));
        Assert.IsType<ListResult.Unavailable>(await backend.ListAsync(new JobListQuery(Some.Now), null, default));
    }

    [Fact]
    public async Task A_request_that_takes_too_long_leaves_the_question_open()
    {
        using var answer = new ManualResetEventSlim();
        service.On("CreateTrainingJob", _ =>
        {
            answer.Wait();
            return (200, "{}");
        });
        var impatient = new SageMakerBackend(SageMakerClients.Create(new AwsOptions { ServiceUrl = service.Url, MaxErrorRetry = 0, Timeout = TimeSpan.FromMilliseconds(200) }));

        var result = await impatient.LaunchAsync(Some.Launch(), default);

        answer.Set();
        Assert.IsType<LaunchResult.Unreachable>(result);
    }

    [Fact]
    public async Task Giving_up_is_not_an_answer()
    {
        using var end = new CancellationTokenSource();
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => backend.LaunchAsync(Some.Launch(), end.Token));
    }

    [Theory]
    [InlineData("ValidationException", NotFound)]
    [InlineData("ResourceNotFound", "Training job not found")]
    public async Task A_missing_job_has_two_faces(string code, string message)
    {
        service.Fail("DescribeTrainingJob", code, message);
        service.Fail("StopTrainingJob", code, message);

        Assert.IsType<DescribeResult.Missing>(await backend.DescribeAsync("mnist-ga-0-1", default));
        Assert.Equal(StopResult.NotRunning, await backend.StopAsync("mnist-ga-0-1", default));
    }

    [Fact]
    public async Task A_finished_job_is_read_in_full()
    {
        service.On("DescribeTrainingJob", """
            {"TrainingJobName":"mnist-ga-0-1","TrainingJobStatus":"Completed","SecondaryStatus":"Completed",
             "CreationTime":1767323045.0,"TrainingEndTime":1767323165.25,"TrainingTimeInSeconds":110,"BillableTimeInSeconds":40,
             "ModelArtifacts":{"S3ModelArtifacts":"s3://bucket/models/mnist-ga-0-1/output/model.tar.gz"},
             "Environment":{"HPO_STUDY_ID":"mnist-ga","HPO_TRIAL":"0","HPO_ATTEMPT":"1"},
             "FinalMetricDataList":[
               {"MetricName":"accuracy","Value":0.8,"Timestamp":1767323100},{"MetricName":"accuracy","Value":0.9,"Timestamp":1767323160},
               {"MetricName":"loss","Value":"NaN","Timestamp":1767323160},{"MetricName":"norm","Value":"Infinity","Timestamp":1767323160}]}
            """);

        var job = Assert.IsType<DescribeResult.Found>(await backend.DescribeAsync("mnist-ga-0-1", default)).Job;

        Assert.Equal((JobPhase.Completed, "Completed", 110, 40), (job.Phase, job.SecondaryStatus, job.Seconds, job.BillableSeconds));
        Assert.Equal(new JobMarker("mnist-ga", 0, 1), job.Marker);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1767323165250), job.EndedAt);
        Assert.Equal("s3://bucket/models/mnist-ga-0-1/output/model.tar.gz", job.ModelArtifact);
        Assert.Equal([("accuracy", 0.9)], job.FinalMetrics.Select(metric => (metric.Key, metric.Value)));
    }

    [Theory]
    [InlineData("Failed", JobPhase.Failed)]
    [InlineData("Stopped", JobPhase.Stopped)]
    [InlineData("Stopping", JobPhase.Stopping)]
    [InlineData("InProgress", JobPhase.InProgress)]
    [InlineData("Deleting", JobPhase.InProgress)]
    [InlineData("InventedTomorrow", JobPhase.InProgress)]
    public async Task Only_a_known_end_ends_a_job(string status, JobPhase expected)
    {
        service.On("DescribeTrainingJob", $$"""{"TrainingJobName":"mnist-ga-0-1","TrainingJobStatus":"{{status}}","SecondaryStatus":"Whatever"}""");

        Assert.Equal(expected, Assert.IsType<DescribeResult.Found>(await backend.DescribeAsync("mnist-ga-0-1", default)).Job.Phase);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        service.On("ListTrainingJobs", request => request.Contains("NextToken", StringComparison.Ordinal)
            ? (200, """{"TrainingJobSummaries":[{"TrainingJobName":"mnist-ga-0-1","TrainingJobStatus":"Failed"}]}""")
            : (200, """{"TrainingJobSummaries":[],"NextToken":"more"}"""));

        var first = Assert.IsType<ListResult.Page>(await backend.ListAsync(new JobListQuery(Some.Now, "mnist-ga"), null, default));
        var second = Assert.IsType<ListResult.Page>(await backend.ListAsync(new JobListQuery(Some.Now, "mnist-ga"), first.NextToken, default));

        Assert.Empty(first.Jobs);
        Assert.Equal((new JobSummary("mnist-ga-0-1", JobPhase.Failed), null), (Assert.Single(second.Jobs), second.NextToken));
        using var body = JsonDocument.Parse(service.Requests.First().Body);
        Assert.Equal((100, "mnist-ga"), (body.RootElement.GetProperty("MaxResults").GetInt32(), body.RootElement.GetProperty("NameContains").GetString()));
    }

    [Fact]
    public async Task A_job_that_has_ended_needs_no_stop()
    {
        service.Fail("StopTrainingJob", "ValidationException", "The request was rejected because the training job is in status Completed.");

        Assert.Equal(StopResult.NotRunning, await backend.StopAsync("mnist-ga-0-1", default));
    }
}
