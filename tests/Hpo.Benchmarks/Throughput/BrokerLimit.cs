using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Hpo.Benchmarks.Throughput;

/// <summary>
/// What the broker alone can carry: the recorded messages of real trials, published again with confirms to the same exchanges and quorum queues of an empty
/// virtual host, and taken from every queue with prefetch 16 and one acknowledgement each. Clients are raw and do nothing else; all live in this process.
/// </summary>
internal sealed class BrokerLimit(int messages, double seconds)
{
    private const ushort Prefetch = 16;
    private const int InFlight = 64;

    public int Messages => messages;

    public double MessagesPerSecond => messages / seconds;

    public static async Task<BrokerLimit> MeasureAsync(RabbitMqBroker broker, MessageSample sample, int count, TimeProvider clock, CancellationToken ct)
    {
        var vhost = await broker.NewVhostAsync(ct);
        await using var connection = await new ConnectionFactory { Uri = vhost }.CreateConnectionAsync("broker-limit", ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await BrokerTopology.DeclareAsync(channel, Topology.PartFor([]), ct);

        var recorded = sample.Messages.ToList();
        var plan = Enumerable.Range(0, count).Select(i => recorded[i % recorded.Count]).ToList();
        var taken = new Countdown(plan.Sum(m => MessageSample.Fans[m.Exchange]));
        var consumers = await Task.WhenAll(Topology.Bindings.Keys.Select(queue => ConsumeAsync(vhost, queue, taken, ct)));

        var started = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Topology.Bindings.Count).Select(part => PublishAsync(vhost, plan, part, Topology.Bindings.Count, ct)));
        await taken.Reached.WaitAsync(ct);
        var result = new BrokerLimit(count, clock.GetElapsedTime(started).TotalSeconds);
        foreach (var consumer in consumers)
            await consumer.DisposeAsync();
        return result;
    }

    private static async Task<IConnection> ConsumeAsync(Uri vhost, string queue, Countdown taken, CancellationToken ct)
    {
        var connection = await new ConnectionFactory { Uri = vhost }.CreateConnectionAsync($"consume-{queue}", ct);
        var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.BasicQosAsync(0, Prefetch, global: false, ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
            taken.One();
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, ct);
        return connection;
    }

    // Every service has one connection, and so has every publisher here.
    private static async Task PublishAsync(Uri vhost, List<(string Exchange, byte[] Body)> plan, int part, int parts, CancellationToken ct)
    {
        await using var connection = await new ConnectionFactory { Uri = vhost }.CreateConnectionAsync($"publish-{part}", ct);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
        using var places = new SemaphoreSlim(InFlight);
        var mine = plan.Where((_, index) => index % parts == part).Select(async message =>
        {
            await PublishAsync(channel, message.Exchange, message.Body, ct);
            places.Release();
        });
        var pending = new List<Task>();
        foreach (var publish in mine)
        {
            pending.Add(publish);
            await places.WaitAsync(ct);
        }

        await Task.WhenAll(pending);
    }

    private static ValueTask PublishAsync(IChannel channel, string exchange, byte[] body, CancellationToken ct)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            Persistent = true,
            Headers = new Dictionary<string, object?> { ["MT-MessageType"] = $"urn:message:hpo:{exchange["hpo.".Length..]}" },
        };
        return channel.BasicPublishAsync(exchange, routingKey: "", mandatory: false, properties, body, ct);
    }

    private sealed class Countdown(int left)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void One()
        {
            if (Interlocked.Decrement(ref left) == 0)
                _reached.TrySetResult();
        }
    }
}
