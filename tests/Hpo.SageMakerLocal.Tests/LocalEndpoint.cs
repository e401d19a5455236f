using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>An endpoint in this process on a directory of its own, with the shell programs of <see cref="Scripts"/> as images.</summary>
internal sealed class LocalEndpoint : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120); // of a machine that has other things to do too
    private readonly HttpClient http = new();

    private LocalEndpoint(string root) => Root = root;

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public string ImagesFile => Path.Combine(Root, "images.json");

    public SageMakerLocalServer Server { get; private set; } = null!;

    public Uri Url { get; set; } = null!;

    public SageMakerLocalOptions Options { get; set; } = new();

    public static async Task<LocalEndpoint> StartAsync(Func<SageMakerLocalOptions, SageMakerLocalOptions>? configure = null)
    {
        var endpoint = Prepare();
        endpoint.Options = new SageMakerLocalOptions { DataDirectory = endpoint.Data, ImagesFile = endpoint.ImagesFile, StopGrace = TimeSpan.FromSeconds(10) };
        endpoint.Options = configure?.Invoke(endpoint.Options) ?? endpoint.Options;
        await endpoint.RestartAsync();
        return endpoint;
    }

    public static LocalEndpoint Prepare()
    {
        var root = Directory.CreateTempSubdirectory("hpo-local").FullName;
        Scripts.Write(root);
        return new LocalEndpoint(root);
    }

    public Task RestartAsync(SageMakerLocalOptions options)
    {
        Options = options;
        return RestartAsync();
    }

    public async Task RestartAsync()
    {
        Server = await SageMakerLocalServer.StartAsync(Options, CancellationToken.None);
        Url = Server.Url;
    }

    public async Task<Reply> CallAsync(string operation, JsonNode body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        return await SendAsync(operation, content);
    }

    public async Task<Reply> SendAsync(string operation, HttpContent content)
    {
        var target = operation.Contains("Log", StringComparison.Ordinal) ? $"Logs_20140328.{operation}" : $"SageMaker.{operation}";
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = content, Headers = { { "X-Amz-Target", target } } };
        using var response = await http.SendAsync(request);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Contains("x-amzn-RequestId"));
    }

    public Task<Reply> CreateAsync(string name, string image, Action<JsonObject>? change = null)
    {
        var request = Some.Request(name, image);
        change?.Invoke(request);
        return CallAsync("CreateTrainingJob", request);
    }

    public async Task<JsonObject> DescribeAsync(string name) =>
        (await CallAsync("DescribeTrainingJob", new JsonObject { ["TrainingJobName"] = name })).Json;

    public Task<Reply> StopAsync(string name) => CallAsync("StopTrainingJob", new JsonObject { ["TrainingJobName"] = name });

    public Task<JsonObject> EndOfAsync(string name) =>
        WaitAsync(name, job => Text(job, "TrainingJobStatus") is "Completed" or "Failed" or "Stopped");

    public async Task<JsonObject> WaitAsync(string name, Func<JsonObject, bool> condition)
    {
        JsonObject job = [];
        await UntilAsync(async () => condition(job = await DescribeAsync(name)), () => $"{name} is {job.ToJsonString()}");
        return job;
    }

    /// <summary>Waits until the job has logged a line that contains the text.</summary>
    public Task LoggedAsync(string name, string text) =>
        UntilAsync(async () => (await LinesAsync(name)).Any(l => l.Contains(text, StringComparison.Ordinal)), () => $"{name} never logged '{text}'");

    public async Task<IReadOnlyList<string>> LinesAsync(string name)
    {
        if (await StreamAsync(name) is not { } stream)
            return [];
        var reply = await CallAsync("GetLogEvents", Some.LogRequest(stream, startFromHead: true));
        return [.. reply.Json["events"]!.AsArray().Select(e => Text(e!.AsObject(), "message"))];
    }

    public async Task<string?> StreamAsync(string name)
    {
        var reply = await CallAsync("DescribeLogStreams", new JsonObject { ["logGroupName"] = Some.LogGroup, ["logStreamNamePrefix"] = name + "/" });
        return reply.Status == 200 && reply.Json["logStreams"]!.AsArray() is [{ } stream, ..] ? Text(stream.AsObject(), "logStreamName") : null;
    }

    public async Task<JsonNode> LocalAsync(string route) => (await http.GetFromJsonAsync<JsonNode>(new Uri(Url, route)))!;

    public Task<HttpResponseMessage> PutFaultsAsync(string json) =>
        http.PutAsync(new Uri(Url, "/_local/faults"), new StringContent(json, Encoding.UTF8, "application/json"));

    public static string Text(JsonObject json, string name) => json[name]?.ToString() ?? "";

    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> complaint)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
            if (!await Ticked(tick, deadline.Token))
                throw new TimeoutException(complaint());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (Server is not null)
            await Server.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }

    private static async Task<bool> Ticked(PeriodicTimer tick, CancellationToken deadline)
    {
        try
        {
            return await tick.WaitForNextTickAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

internal sealed record Reply(int Status, string Body, bool HasRequestId)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string Error => LocalEndpoint.Text(Json, "__type");

    public string Message => LocalEndpoint.Text(Json, nameof(Message)) is { Length: > 0 } upper ? upper : LocalEndpoint.Text(Json, "message");
}
