using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace StudyClient;

/// <summary>Submits a study as a message and follows it by the events of the services.</summary>
internal sealed class StudySubmission(string studyId)
{
    private static readonly string[] Events =
        ["study-accepted", "study-rejected", "fitness-measured", "fitness-unavailable", "incumbent-improved", "study-completed", "study-failed"];

    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<int> _settled = [];

    public static async Task<int> RunAsync(Uri broker, string studyId, string study)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var submission = new StudySubmission(studyId);
        await submission.FollowAsync(channel);
        await submission.SubmitAsync(channel, study);
        return await submission._ended.Task;
    }

    private async Task FollowAsync(IChannel channel)
    {
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        foreach (var name in Events)
        {
            await channel.ExchangeDeclareAsync($"hpo.{name}", ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync(queue, $"hpo.{name}", routingKey: "");
        }

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            Observe(delivery.Exchange["hpo.".Length..], JsonNode.Parse(delivery.Body.Span) ?? new JsonObject());
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    private async Task SubmitAsync(IChannel channel, string study)
    {
        await channel.ExchangeDeclareAsync("hpo.submit-study", ExchangeType.Fanout, durable: true);
        var body = new JsonObject { ["studyId"] = studyId, ["study"] = JsonNode.Parse(study) };
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            Persistent = true,
            Headers = new Dictionary<string, object?> { ["MT-MessageType"] = "urn:message:hpo:submit-study" },
        };
        await channel.BasicPublishAsync("hpo.submit-study", routingKey: "", mandatory: true, properties, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private void Observe(string name, JsonNode message)
    {
        if ((string?)message["studyId"] != studyId)
        {
            return;
        }

        // Events may come twice; a trial is reported once.
        var isNews = name is not ("fitness-measured" or "fitness-unavailable") || _settled.Add((int)message["trial"]!);
        if (isNews)
        {
            Console.WriteLine(Describe(name, message));
        }

        _ = name switch
        {
            "study-completed" => _ended.TrySetResult(0),
            "study-failed" => _ended.TrySetResult(1),
            "study-rejected" => _ended.TrySetResult(2),
            _ => false,
        };
    }

    private static string Describe(string name, JsonNode message) => string.Create(CultureInfo.InvariantCulture, $"{name,-20} ") + name switch
    {
        "fitness-measured" => $"trial {message["trial"]}: {message["values"]?.ToJsonString()}",
        "fitness-unavailable" => $"trial {message["trial"]}: {message["reason"]}",
        "incumbent-improved" => $"trial {message["incumbent"]?["trial"]}",
        "study-completed" or "study-failed" => $"{message["cause"]}",
        "study-rejected" => message["problems"]?.ToJsonString() ?? "",
        _ => "",
    };
}
