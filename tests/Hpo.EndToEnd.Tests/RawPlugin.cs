using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Hpo.EndToEnd.Tests;

/// <summary>An optimizer service that knows AMQP and docs/messages.md, nothing else; it answers as a test says.</summary>
internal sealed class RawPlugin : IAsyncDisposable
{
    private static readonly TimeSpan AnnounceEvery = TimeSpan.FromSeconds(0.5);

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _name;
    private readonly CancellationTokenSource _end = new();
    private Task _announcing = Task.CompletedTask;

    private RawPlugin(IConnection connection, IChannel channel, string name) => (_connection, _channel, _name) = (connection, channel, name);

    /// <summary>Starts one.</summary>
    /// <param name="uri">The broker.</param>
    /// <param name="name">Name of the optimizer.</param>
    /// <param name="answer">What it answers to a question; null means nothing, and an end of the process when there is no function.</param>
    public static async Task<RawPlugin> StartAsync(string uri, string name, Func<JsonNode, string?>? answer)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(uri) }.CreateConnectionAsync();
        var plugin = new RawPlugin(connection, await connection.CreateChannelAsync(), name);
        await plugin.ListenAsync(answer);
        plugin._announcing = plugin.AnnounceAsync();
        return plugin;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _announcing;
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        _end.Dispose();
    }

    private async Task ListenAsync(Func<JsonNode, string?>? answer)
    {
        var queue = $"hpo.optimizer-plugin.{_name}";
        await _channel.ExchangeDeclareAsync("hpo.candidates-requested", "topic", durable: true);
        await _channel.ExchangeDeclareAsync("hpo.candidates-suggested", "fanout", durable: true);
        await _channel.ExchangeDeclareAsync("hpo.optimizer-announced", "fanout", durable: true);
        await _channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await _channel.QueueBindAsync(queue, "hpo.candidates-requested", _name);
        if (answer is null)
        {
            return;
        }

        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            if (answer(JsonNode.Parse(delivery.Body.Span)!) is { } body)
            {
                await PublishAsync("candidates-suggested", body);
            }

            await _channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await _channel.BasicConsumeAsync(queue, autoAck: false, consumer);
    }

    private async Task AnnounceAsync()
    {
        using var timer = new PeriodicTimer(AnnounceEvery);
        var announced = $$"""{ "name": "{{_name}}", "summary": "A test.", "version": "7", "instance": "a", "at": "2026-03-01T12:00:00+00:00" }""";
        try
        {
            do
            {
                await PublishAsync("optimizer-announced", announced);
            }
            while (await timer.WaitForNextTickAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private ValueTask PublishAsync(string message, string body)
    {
        var properties = new BasicProperties { ContentType = "application/json", Headers = new Dictionary<string, object?> { ["MT-MessageType"] = $"urn:message:hpo:{message}" } };
        return _channel.BasicPublishAsync($"hpo.{message}", "", mandatory: false, properties, Encoding.UTF8.GetBytes(body));
    }
}
