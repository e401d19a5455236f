using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hpo.Services.Tests.Trainer;

/// <summary>A queue on loopback that speaks the JSON protocol of SQS: what was received is hidden until it is deleted or <see cref="DeliverAgain"/> is called.</summary>
internal sealed class StubQueue : IAsyncDisposable
{
    // Of the twenty seconds that clients ask for; an empty answer is one as well.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<(string Id, string Body)> visible = [];
    private readonly Dictionary<string, (string Id, string Body)> hidden = [];
    private int receipts;
    private int lostReceives;
    private int lostDeletes;

    private StubQueue()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/", AnswerAsync);
    }

    public string Url => $"{app.Urls.Single()}/123456789012/hpo-job-events";

    /// <summary>While set, every request is refused so.</summary>
    public (string Code, string Message, int Status)? Refusal { get; set; }

    public ConcurrentQueue<(string Target, JsonNode Body, string Authorization)> Requests { get; } = new();

    /// <summary>How many messages there are, hidden ones included.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return visible.Count + hidden.Count;
        }
    }

    public static async Task<StubQueue> StartAsync()
    {
        var queue = new StubQueue();
        await queue.app.StartAsync();
        return queue;
    }

    public void Send(string body)
    {
        lock (gate)
            visible.Add(($"message-{++receipts}", body));
    }

    /// <summary>The time after which hidden messages show again is over.</summary>
    public void DeliverAgain()
    {
        lock (gate)
        {
            visible.AddRange(hidden.Values);
            hidden.Clear();
        }
    }

    /// <summary>Messages are handed out, but the answer never arrives.</summary>
    public void LoseNextReceive() => Interlocked.Increment(ref lostReceives);

    /// <summary>Messages are deleted, but the answer never arrives.</summary>
    public void LoseNextDelete() => Interlocked.Increment(ref lostDeletes);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var request = await JsonNode.ParseAsync(context.Request.Body) ?? throw new InvalidOperationException("A request has a body.");
        Requests.Enqueue((target, request, context.Request.Headers.Authorization.ToString()));
        var refusal = Refusal;
        var answer = refusal is { } refused ? new JsonObject { ["__type"] = $"com.amazonaws.sqs#{refused.Code}", ["message"] = refused.Message }
            : (string?)request["QueueUrl"] != Url ? throw new InvalidOperationException($"The queue is {Url}, not {request["QueueUrl"]}.")
            : target == "AmazonSQS.ReceiveMessage" ? await ReceiveAsync((int)request["MaxNumberOfMessages"]!, context.RequestAborted)
            : Delete(request["Entries"]!.AsArray());
        if (answer.ContainsKey("Messages") && TakeOne(ref lostReceives) || (answer.ContainsKey("Successful") && TakeOne(ref lostDeletes)))
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = refusal?.Status ?? 200;
        context.Response.ContentType = "application/x-amz-json-1.0";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private async Task<JsonObject> ReceiveAsync(int most, CancellationToken ct)
    {
        using var wait = new CancellationTokenSource(LongestWait);
        while (!wait.IsCancellationRequested && !ct.IsCancellationRequested && Refusal is null)
        {
            if (Take(most) is { Count: > 0 } messages)
                return new JsonObject { ["Messages"] = messages };
            await Task.Delay(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }

        return [];
    }

    private JsonArray Take(int most)
    {
        lock (gate)
        {
            var taken = visible.Take(most).ToList();
            visible.RemoveRange(0, taken.Count);
            return new JsonArray([.. taken.Select(message => Hide(message))]);
        }
    }

    private JsonObject Hide((string Id, string Body) message)
    {
        var receipt = $"receipt-{++receipts}";
        hidden[receipt] = message;
        return new JsonObject { ["MessageId"] = message.Id, ["ReceiptHandle"] = receipt, ["Body"] = message.Body, ["MD5OfBody"] = Digest(message.Body) };
    }

    private JsonObject Delete(JsonArray entries)
    {
        lock (gate)
        {
            foreach (var entry in entries)
                hidden.Remove((string)entry!["ReceiptHandle"]!);
        }

        return new JsonObject
        {
            ["Successful"] = new JsonArray([.. entries.Select(entry => new JsonObject { ["Id"] = (string)entry!["Id"]! })]),
            ["Failed"] = new JsonArray(),
        };
    }

    private static bool TakeOne(ref int count)
    {
        if (Volatile.Read(ref count) == 0)
            return false;
        Interlocked.Decrement(ref count);
        return true;
    }

#pragma warning disable CA5351 // The protocol checks bodies by MD5.
    private static string Digest(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}
