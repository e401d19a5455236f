using Amazon.Runtime;
using Hpo.Aws;
using Hpo.Contracts;
using Hpo.Metrics.Logs;
using Hpo.Services.Tests.Trainer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hpo.Services.Tests.Metrics;

/// <summary>What becomes of a completed job whose log or metrics file cannot be had: a state, and a message that says what to do. The table is that of docs/real-aws.md.</summary>
public sealed class TroubleTests
{
    private const string Group = "/aws/sagemaker/TrainingJobs";

    [Theory]
    [InlineData("ResourceNotFoundException", "The specified log group does not exist.", LogProblem.NotThere, "no training job has printed anything in this account and region yet, or Aws:Region or Metrics:LogGroup is wrong")]
    [InlineData("AccessDeniedException", "User: arn:x is not authorized to perform: logs:DescribeLogStreams", LogProblem.Unreachable, "Allow logs:DescribeLogStreams and logs:GetLogEvents on '/aws/sagemaker/TrainingJobs' to the metrics service (docs/aws/metrics-policy.json).")]
    [InlineData("ExpiredTokenException", "The security token included in the request is expired", LogProblem.NoCredentials, "Renew the AWS credentials of the metrics service")]
    [InlineData("UnrecognizedClientException", "The security token included in the request is invalid.", LogProblem.NoCredentials, "Renew the AWS credentials of the metrics service")]
    [InlineData("ThrottlingException", "Rate exceeded", LogProblem.Throttled, "Rate exceeded")]
    public async Task A_log_that_cannot_be_had_says_what_to_do(string code, string message, LogProblem problem, string remedy)
    {
        await using var service = await StubSageMaker.StartAsync();
        service.Fail("DescribeLogStreams", code, message).Fail("GetLogEvents", code, message);
        using var client = CloudWatchClients.Create(new AwsOptions { ServiceUrl = service.Url, Region = "us-east-1", MaxErrorRetry = 0 });
        var logs = new CloudWatchTrainingLogs(client, Group);

        var streams = await logs.FindStreamsAsync(Jobs.Name, default);
        var page = await logs.ReadAsync(Jobs.Stream, null, default);

        Assert.Equal((problem, problem), (streams.Problem, page.Problem));
        Assert.Contains(remedy, streams.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDenied", 403, LogProblem.Unreachable, "Allow s3:GetObject and s3:ListBucket on the bucket to the metrics service (docs/aws/metrics-policy.json)")]
    [InlineData("ExpiredToken", 400, LogProblem.NoCredentials, "Renew the AWS credentials of the metrics service")]
    [InlineData("InvalidAccessKeyId", 403, LogProblem.NoCredentials, "Renew the AWS credentials of the metrics service")]
    [InlineData("AuthorizationHeaderMalformed", 400, LogProblem.Unreachable, "The bucket is in another region than Aws:Region")]
    [InlineData("NoSuchKey", 404, LogProblem.NotThere, "the program has to write it to /opt/ml/output/data")]
    public async Task A_metrics_file_that_cannot_be_had_says_what_to_do(string code, int status, LogProblem problem, string remedy)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var service = builder.Build();
        service.MapGet("/{**key}", () => Results.Content($"<Error><Code>{code}</Code><Message>As it is.</Message></Error>", "application/xml", null, status));
        await service.StartAsync();
        using var client = S3Clients.Create(new AwsOptions { ServiceUrl = service.Urls.Single(), Region = "us-east-1", MaxErrorRetry = 0 });

        var answer = await new S3MetricFiles(client).ReadAsync(Jobs.Output, default);

        Assert.Equal(problem, answer.Problem);
        Assert.Contains(remedy, answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_are_wrong_for_long_cost_no_fitness()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");
        setup.Logs.Outage = LogProblem.NoCredentials;
        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(4 * 3_600, step: 60);
        Assert.Empty(setup.Published.Outcomes);

        setup.Logs.Outage = null;
        await setup.PassAsync(120);

        Assert.Equal(0.9, Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes)).Values["accuracy"]);
    }

    [Fact]
    public async Task A_metrics_file_waits_for_credentials_too()
    {
        using var setup = new ReadingSetup();
        setup.Files.Write(Jobs.Output, """{ "top1": 0.75 }""");
        setup.Files.Outage = LogProblem.NoCredentials;
        await setup.HandleAsync(Jobs.Completed(setup.Now) with { Metrics = [new("accuracy", "") { Source = MetricSource.File, Key = "top1" }] });
        await setup.PassAsync(4 * 3_600, step: 60);
        Assert.Empty(setup.Published.Outcomes);

        setup.Files.Outage = null;
        await setup.PassAsync(120);

        Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes));
    }

    [Fact]
    public void A_service_without_any_credentials_waits_for_them()
    {
        var problem = CloudWatchErrors.Problem(new AmazonClientException("Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors: …"), default);

        Assert.Equal(LogProblem.NoCredentials, problem);
    }
}
