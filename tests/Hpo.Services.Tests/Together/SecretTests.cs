using System.Text;
using System.Text.Json;
using Amazon.CloudWatchLogs;
using Amazon.Runtime;
using Amazon.SageMaker;
using Hpo.Aws;
using Hpo.Contracts;
using Hpo.Metrics.Logs;
using Hpo.TestKit;
using Hpo.TestKit.Logs;
using Hpo.Trainer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hpo.Services.Tests.Together;

/// <summary>Whatever happens, the AWS credentials of the services are in no log, at no level, in no database and in no message.</summary>
public sealed class SecretTests : IAsyncLifetime, IDisposable
{
    private const string KeyId = "AKIAQ7LEAKEDKEYID234";
    private const string Secret = "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";
    private const string Token = "leakedSessionTokenQ7FwoGZXIvYXdzEBYaDHqa0AP";

    private static readonly SessionAWSCredentials Credentials = new(KeyId, Secret, Token);

    private readonly LogCapture logs = new();
    private WebApplication echo = null!;
    private int refusals;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        echo = builder.Build();
        echo.MapPost("/", Echo);
        await echo.StartAsync();
    }

    public async Task DisposeAsync() => await echo.DisposeAsync();

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task A_study_that_succeeds_keeps_them_to_itself()
    {
        await using var system = await WholeSystem.StartAsync(more: (host, url) => Add(host, url, url));

        await system.RunAsync("kept", Study(new Budget { MaxTrials = 4, MaxParallelTrials = 2 }));

        await NothingLeakedAsync(system);
    }

    [Fact]
    public async Task A_study_whose_launches_are_refused_by_quoting_the_request_keeps_them_to_itself()
    {
        await using var system = await WholeSystem.StartAsync(more: (host, _) => Add(host, Url, Url));

        await system.SubmitAsync("refused", Study(new Budget { MaxTrials = 4, MaxParallelTrials = 1, MaxFailedTrials = 1 }));
        await WholeSystem.UntilAsync(() => system.Published.OfType<StudyFailed>().Any());

        Assert.Contains(logs.Lines, line => line.Contains("InvalidSignatureException", StringComparison.Ordinal) && line.Contains("Renew the AWS credentials of the trainer", StringComparison.Ordinal));
        Assert.Contains(system.Published.OfType<FitnessUnavailable>(), outcome => outcome.Reason.Contains("ValidationException", StringComparison.Ordinal));
        await NothingLeakedAsync(system);
    }

    [Fact]
    public async Task A_study_whose_logs_are_refused_by_quoting_the_request_keeps_them_to_itself()
    {
        await using var system = await WholeSystem.StartAsync(more: (host, url) => Add(host, url, Url));

        await system.SubmitAsync("unread", Study(new Budget { MaxTrials = 1, MaxParallelTrials = 1 }));
        await WholeSystem.UntilAsync(() => logs.Lines.Any(line => line.Contains("could not be read", StringComparison.Ordinal)));

        Assert.Contains(logs.Lines, line => line.Contains("could not be read", StringComparison.Ordinal) && line.Contains("Renew the AWS credentials of the metrics service", StringComparison.Ordinal));
        await NothingLeakedAsync(system);
    }

    private Uri Url => new(echo.Urls.Single());

    private void Add(HostApplicationBuilder host, Uri sageMaker, Uri cloudWatch)
    {
        host.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        var training = new AwsOptions { ServiceUrl = sageMaker.AbsoluteUri, MaxErrorRetry = 0 };
        var reading = new AwsOptions { ServiceUrl = cloudWatch.AbsoluteUri, MaxErrorRetry = 0 };
        host.Services.AddSingleton<ITrainingBackend>(new SageMakerBackend(new AmazonSageMakerClient(Credentials, SageMakerClients.Config(training))));
        host.Services.AddSingleton<ITrainingLogs>(new CloudWatchTrainingLogs(
            new AmazonCloudWatchLogsClient(Credentials, AwsConnection.Apply(new AmazonCloudWatchLogsConfig(), reading)), "/aws/sagemaker/TrainingJobs"));
    }

    /// <summary>Refuses as AWS does, quoting the request that it would have signed; first the signature, then, as if that were mended, the request. No job exists.</summary>
    private async Task Echo(HttpContext context)
    {
        var isSignature = Interlocked.Increment(ref refusals) <= 6;
        var canonical = string.Join('\n', context.Request.Headers.Select(header => $"{header.Key.ToLowerInvariant()}:{header.Value}"));
        var isQuestion = context.Request.Headers["X-Amz-Target"].ToString().EndsWith(".DescribeTrainingJob", StringComparison.Ordinal);
        context.Response.StatusCode = isSignature ? 403 : 400;
        context.Response.ContentType = "application/x-amz-json-1.1";
        await context.Response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["__type"] = isSignature ? "InvalidSignatureException" : "ValidationException",
            ["message"] = !isSignature && isQuestion ? "Requested resource not found."
                : $"The request signature we calculated does not match the signature you provided. The Canonical String for this request should have been\n'POST\n/\n\n{canonical}'",
        }));
    }

    private async Task NothingLeakedAsync(WholeSystem system)
    {
        string[] secrets = [Secret, Token];
        Assert.NotEmpty(logs.Lines);
        Assert.All(logs.Lines, line => Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.Ordinal)));
        Assert.All(
            system.Published.Select(message => JsonSerializer.Serialize(message, message.GetType(), HpoJson.Options)),
            message => Assert.DoesNotContain(secrets, secret => message.Contains(secret, StringComparison.Ordinal)));
        Assert.All(await system.FilesAsync(), file => Assert.DoesNotContain(secrets, secret => file.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0));
    }

    // SageMaker reports last values only, so for the least one the log has to be read.
    private static Study Study(Budget budget) => Some.Study(budget: budget) with
    {
        Objectives = [new Objective("objective", Direction.Minimize)],
        Metrics = [new MetricDefinition("objective", "objective=([-+0-9.eE]+)") { Statistic = MetricStatistic.Min }],
        Parameters = [.. Enumerable.Range(0, 5).Select(i => Some.Continuous($"x{i}"))],
        Training = Some.Training(image: "benchmark/sphere5"),
    };
}
