using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Hpo.RabbitMq.Tests;

/// <summary>A client that knows AMQP and docs/messages.md, nothing else.</summary>
internal sealed class ForeignClient : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly IConnection _connection;

    private ForeignClient(IConnection connection, IChannel channel) => (_connection, Channel) = (connection, channel);

    public IChannel Channel { get; }

    public static async Task<ForeignClient> ConnectAsync(string uri)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(uri) }.CreateConnectionAsync();
        return new ForeignClient(connection, await connection.CreateChannelAsync());
    }

    public async Task PublishAsync(string exchange, string body, string? messageType, Action<BasicProperties>? configure = null)
    {
        var properties = new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, Headers = new Dictionary<string, object?>() };
        if (messageType is not null)
            properties.Headers["MT-MessageType"] = messageType;
        configure?.Invoke(properties);
        await Channel.BasicPublishAsync(exchange, "", mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>A queue of one's own behind an exchange.</summary>
    public async Task<string> ListenAsync(string exchange)
    {
        var queue = (await Channel.QueueDeclareAsync()).QueueName;
        await Channel.QueueBindAsync(queue, exchange, "");
        return queue;
    }

    /// <summary>The next message of a queue, acknowledged.</summary>
    public async Task<ForeignMessage> NextAsync(string queue)
    {
        var arrived = await ConsumeAsync(queue);
        return await arrived.WaitAsync(Deadline);
    }

    /// <summary>Starts to consume; the task is the next message.</summary>
    public async Task<Task<ForeignMessage>> ConsumeAsync(string queue)
    {
        var arrived = new TaskCompletionSource<ForeignMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var consumer = new AsyncEventingBasicConsumer(Channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            arrived.TrySetResult(ForeignMessage.Of(delivery));
            return Task.CompletedTask;
        };
        var tag = await Channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return Finish();

        async Task<ForeignMessage> Finish()
        {
            var message = await arrived.Task.WaitAsync(Deadline);
            await Channel.BasicCancelAsync(tag);
            return message;
        }
    }

    /// <summary>Waits until so many messages lie in a queue.</summary>
    public Task UntilDepthAsync(string queue, uint count) => Eventually.TrueAsync(async ct => await Channel.MessageCountAsync(queue, ct) == count);

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
