using System.Globalization;
using System.Text.Json.Nodes;
using Hpo.Metrics.Logs;
using Hpo.TestKit.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hpo.Services.Tests.Metrics;

/// <summary>Serves fake logs in the protocol of CloudWatch Logs on a loopback port.</summary>
internal sealed class CloudWatchEndpoint : IAsyncDisposable
{
    public const string Group = "/aws/sagemaker/TrainingJobs";

    private readonly WebApplication app;
    private readonly FakeTrainingLogs logs;

    private CloudWatchEndpoint(WebApplication app, FakeTrainingLogs logs) => (this.app, this.logs) = (app, logs);

    public string Url => app.Urls.First();

    /// <summary>Streams in one page of a search; clients ask for at most 50.</summary>
    public int StreamsPerPage { get; set; } = 50;

    /// <summary>The parameters of the newest request.</summary>
    public JsonNode? LastRequest { get; private set; }

    public static async Task<CloudWatchEndpoint> StartAsync(FakeTrainingLogs logs)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var endpoint = new CloudWatchEndpoint(app, logs);
        app.MapPost("/", endpoint.AnswerAsync);
        await app.StartAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = LastRequest = await JsonNode.ParseAsync(context.Request.Body) ?? throw new InvalidOperationException("A request has a body.");
        var (status, body) = (string?)request["logGroupName"] != Group
            ? (400, new JsonObject { ["__type"] = "ResourceNotFoundException", ["message"] = "The specified log group does not exist." })
            : context.Request.Headers["X-Amz-Target"].ToString() switch
            {
                "Logs_20140328.DescribeLogStreams" => await DescribeAsync(request, context.RequestAborted),
                "Logs_20140328.GetLogEvents" => await EventsAsync(request, context.RequestAborted),
                var target => (400, new JsonObject { ["__type"] = "UnknownOperationException", ["message"] = target }),
            };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        await context.Response.WriteAsync(body.ToJsonString());
    }

    private async Task<(int Status, JsonObject Body)> DescribeAsync(JsonNode request, CancellationToken ct)
    {
        var prefix = (string?)request["logStreamNamePrefix"] ?? "";
        var found = await logs.FindStreamsAsync(prefix.TrimEnd('/'), ct);
        if (found.Value is not { } names)
        {
            return Error(found.Problem);
        }

        var start = int.Parse((string?)request["nextToken"] ?? "0", CultureInfo.InvariantCulture);
        var body = new JsonObject
        {
            ["logStreams"] = new JsonArray([.. names.Skip(start).Take(StreamsPerPage).Select(name => new JsonObject { ["logStreamName"] = name })]),
        };
        if (start + StreamsPerPage < names.Count)
        {
            body["nextToken"] = (start + StreamsPerPage).ToString(CultureInfo.InvariantCulture);
        }

        return (200, body);
    }

    private async Task<(int Status, JsonObject Body)> EventsAsync(JsonNode request, CancellationToken ct)
    {
        var stream = (string?)request["logStreamName"] ?? "";
        var answer = (bool?)request["startFromHead"] == true
            ? await logs.ReadAsync(stream, (string?)request["nextToken"], ct)
            : await logs.ReadTailAsync(stream, (int?)request["limit"] ?? 10_000, ct);
        return answer.Value is not { } page ? Error(answer.Problem) : (200, new JsonObject
        {
            ["events"] = new JsonArray([.. page.Lines.Select(line => new JsonObject { ["timestamp"] = line.Time.ToUnixTimeMilliseconds(), ["message"] = line.Text })]),
            ["nextForwardToken"] = page.NextToken,
            ["nextBackwardToken"] = "b/0",
        });
    }

    private static (int Status, JsonObject Body) Error(LogProblem? problem) => problem switch
    {
        LogProblem.NotThere => (400, new JsonObject { ["__type"] = "ResourceNotFoundException", ["message"] = "The specified log stream does not exist." }),
        LogProblem.Throttled => (400, new JsonObject { ["__type"] = "ThrottlingException", ["message"] = "Rate exceeded" }),
        LogProblem.TokenRejected => (400, new JsonObject { ["__type"] = "InvalidParameterException", ["message"] = "The specified nextToken is invalid." }),
        _ => (500, new JsonObject { ["__type"] = "InternalFailure", ["message"] = "Something broke" }),
    };
}
