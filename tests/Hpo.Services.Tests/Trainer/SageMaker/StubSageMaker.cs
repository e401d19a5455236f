using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hpo.Services.Tests.Trainer;

/// <summary>An endpoint on loopback that answers each operation with what the test says, over the real protocol.</summary>
internal sealed class StubSageMaker : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Func<string, (int Status, string Body)>> answers = new();

    private StubSageMaker()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/", AnswerAsync);
    }

    public string Url => app.Urls.Single();

    public ConcurrentQueue<(string Operation, string Body)> Requests { get; } = new();

    public static async Task<StubSageMaker> StartAsync()
    {
        var stub = new StubSageMaker();
        await stub.app.StartAsync();
        return stub;
    }

    public StubSageMaker On(string operation, string body, int status = 200) => On(operation, _ => (status, body));

    public StubSageMaker On(string operation, Func<string, (int Status, string Body)> answer)
    {
        answers[operation] = answer;
        return this;
    }

    public StubSageMaker Fail(string operation, string code, string message, int status = 400) =>
        On(operation, $$"""{"__type":"{{code}}","Message":"{{message}}"}""", status);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var operation = context.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1];
        using var reader = new StreamReader(context.Request.Body);
        var request = await reader.ReadToEndAsync();
        Requests.Enqueue((operation, request));
        var (status, body) = answers[operation](request);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        await context.Response.WriteAsync(body);
    }
}
