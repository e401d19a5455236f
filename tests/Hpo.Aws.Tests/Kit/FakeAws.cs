using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hpo.Aws.Tests.Kit;

/// <summary>An AWS endpoint on the loopback interface that answers from a script (the last answer repeats) and keeps what it was asked.</summary>
internal sealed class FakeAws : IAsyncDisposable
{
    public const string RequestId = "0f1e2d3c-request";

    private readonly WebApplication _app;
    private readonly Answer[] _script;
    private readonly ConcurrentQueue<CapturedRequest> _requests = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private int _answered;

    private FakeAws(WebApplication app, Answer[] script) => (_app, _script) = (app, script);

    public string Url => _app.Urls.Single();

    public IReadOnlyList<CapturedRequest> Requests => [.. _requests];

    public static async Task<FakeAws> StartAsync(params Answer[] script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var fake = new FakeAws(builder.Build(), script);
        fake._app.Run(fake.AnswerAsync);
        await fake._app.StartAsync();
        return fake;
    }

    /// <summary>Waits until so many requests are here; for tests that act while a call is under way.</summary>
    public async Task ArrivedAsync(int count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_requests.Count < count)
            await _arrivals.WaitAsync(deadline.Token);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());
        _requests.Enqueue(new CapturedRequest(http.Request.Method, http.Request.Path, headers, body.ToArray()));
        _arrivals.Release();

        var answer = _script[Math.Min(Interlocked.Increment(ref _answered), _script.Length) - 1];
        if (answer.IsNever)
            await UntilAbandonedAsync(http.RequestAborted);
        else
            await SendAsync(http.Response, answer);
    }

    private static async Task SendAsync(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers["x-amzn-RequestId"] = RequestId;
        if (answer.ErrorTypeHeader is { } type)
            response.Headers["x-amzn-ErrorType"] = type;
        await response.WriteAsync(answer.Body);
    }

    private static async Task UntilAbandonedAsync(CancellationToken abandoned)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = abandoned.Register(gone.SetResult);
        await gone.Task;
    }
}
