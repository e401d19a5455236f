using Hpo.Contracts;
using RabbitMQ.Client;

namespace Hpo.Messaging;

/// <summary>
/// Declares <see cref="Topology"/>, or a part of it, on a broker, with the arguments that the bus uses too (a broker refuses a second
/// declaration that differs): message exchange, queue exchange, queue.
/// </summary>
internal static class BrokerTopology
{
    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    public static async Task DeclareAsync(IChannel channel, TopologyPart part, CancellationToken ct)
    {
        foreach (var message in part.Messages)
            await channel.ExchangeDeclareAsync(MessageNames.Exchange(message), Topology.IsRouted(message) ? ExchangeType.Topic : ExchangeType.Fanout, durable: true, cancellationToken: ct);
        foreach (var queue in part.Queues)
            await DeclareAsync(channel, queue, ct);
    }

    private static async Task DeclareAsync(IChannel channel, string queue, CancellationToken ct)
    {
        await DeclareQueueAsync(channel, queue, ct);
        await DeclareQueueAsync(channel, Queues.ErrorsOf(queue), ct);
        foreach (var (exchange, key) in BusConventions.Exchanges(queue))
            await channel.ExchangeBindAsync(destination: queue, source: exchange, routingKey: key ?? "", cancellationToken: ct);
    }

    private static async Task DeclareQueueAsync(IChannel channel, string name, CancellationToken ct)
    {
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: ct);
        await channel.QueueBindAsync(name, name, routingKey: "", cancellationToken: ct);
    }
}
