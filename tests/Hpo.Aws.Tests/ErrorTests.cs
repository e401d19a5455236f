using System.Net;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws.Tests.Kit;
using JobNotFoundException = Amazon.SageMaker.Model.ResourceNotFoundException;
using LogNotFoundException = Amazon.CloudWatchLogs.Model.ResourceNotFoundException;

namespace Hpo.Aws.Tests;

public sealed class ErrorTests
{
    public static TheoryData<string, string, Type, string> SageMakerErrors => new()
    {
        { """{"__type":"ResourceInUse","Message":"taken"}""", "", typeof(ResourceInUseException), "ResourceInUse" },
        { """{"__type":"com.amazonaws.sagemaker#ResourceLimitExceeded","Message":"taken"}""", "", typeof(ResourceLimitExceededException), "ResourceLimitExceeded" },
        { """{"__type":"ResourceNotFound:http://internal/","message":"taken"}""", "", typeof(JobNotFoundException), "ResourceNotFound" },
        { """{"message":"taken"}""", "ResourceNotFound:http://internal.amazon.com/", typeof(JobNotFoundException), "ResourceNotFound" },
        { """{"code":"ResourceInUse","message":"taken"}""", "", typeof(ResourceInUseException), "ResourceInUse" },
        { """{"__type":"ValidationException","message":"taken"}""", "", typeof(AmazonSageMakerException), "ValidationException" },
        { """{"__type":"ThrottlingException","message":"taken"}""", "", typeof(AmazonSageMakerException), "ThrottlingException" },
        { """{"__type":"AccessDeniedException","Message":"taken"}""", "", typeof(AmazonSageMakerException), "AccessDeniedException" },
        { """{"__type":"BrandNewException","Message":"taken","Detail":{"message":"inner","__type":"Other"}}""", "", typeof(AmazonSageMakerException), "BrandNewException" },
    };

    [Theory]
    [MemberData(nameof(SageMakerErrors))]
    public async Task An_error_becomes_the_exception_of_its_type(string body, string header, Type type, string code)
    {
        await using var aws = await FakeAws.StartAsync(new Answer(400, body) { ErrorTypeHeader = header is "" ? null : header });
        using var client = Some.SageMaker(aws);

        var error = await Assert.ThrowsAnyAsync<AmazonSageMakerException>(() => client.CreateTrainingJobAsync(new()));

        Assert.Equal(type, error.GetType());
        Assert.Equal((code, "taken", HttpStatusCode.BadRequest), (error.ErrorCode, error.Message, error.StatusCode));
        Assert.Equal(FakeAws.RequestId, error.RequestId);
        Assert.NotNull(error.InnerException);
    }

    [Theory]
    [InlineData("ResourceNotFoundException", typeof(LogNotFoundException))]
    [InlineData("InvalidParameterException", typeof(InvalidParameterException))]
    [InlineData("ServiceUnavailableException", typeof(ServiceUnavailableException))]
    [InlineData("UnrecognizedClientException", typeof(AmazonCloudWatchLogsException))]
    public async Task An_error_of_the_logs_becomes_the_exception_of_its_type(string code, Type type)
    {
        await using var aws = await FakeAws.StartAsync(Answer.Error(code));
        using var client = Some.Logs(aws);

        var error = await Assert.ThrowsAnyAsync<AmazonCloudWatchLogsException>(() => client.GetLogEventsAsync(new()));

        Assert.Equal((type, code), (error.GetType(), error.ErrorCode));
    }

    [Fact]
    public async Task An_error_an_operation_does_not_declare_has_no_type_of_its_own()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Error("ResourceNotFound"));
        using var client = Some.SageMaker(aws);

        var error = await Assert.ThrowsAsync<AmazonSageMakerException>(() => client.AddTagsAsync(new()));

        Assert.Equal("ResourceNotFound", error.ErrorCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("<html><body>Service Unavailable</body></html>")]
    public async Task An_error_without_a_readable_body_is_still_an_error_of_the_service(string body)
    {
        await using var aws = await FakeAws.StartAsync(new Answer(503, body));
        using var client = Some.SageMaker(aws);

        var error = await Assert.ThrowsAsync<AmazonSageMakerException>(() => client.ListTrainingJobsAsync(new()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
    }

    [Fact]
    public async Task A_broken_answer_names_the_problem_and_the_request()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("""{"TrainingJobArn":"arn:aws"""));
        using var client = Some.SageMaker(aws);

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.CreateTrainingJobAsync(new()));

        Assert.Equal(FakeAws.RequestId, error.RequestId);
        Assert.IsType<System.Text.Json.JsonException>(error.InnerException, exactMatch: false);
    }

    [Fact]
    public async Task A_time_outside_the_calendar_is_a_broken_answer()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("""{"CreationTime":1e20}"""));
        using var client = Some.SageMaker(aws);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.DescribeTrainingJobAsync(new()));
    }

    [Fact]
    public async Task A_refused_connection_is_not_an_error_of_the_service()
    {
        var aws = await FakeAws.StartAsync(Answer.Never);
        using var client = Some.SageMaker(aws, retries: 1);
        await aws.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.ListTrainingJobsAsync(new()));
    }

    [Fact]
    public async Task Cancelling_ends_a_call_that_waits()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Never);
        using var client = Some.SageMaker(aws, retries: 2);
        using var cancel = new CancellationTokenSource();

        var call = client.ListTrainingJobsAsync(new(), cancel.Token);
        await aws.ArrivedAsync(1);
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        Assert.Single(aws.Requests);
    }
}
