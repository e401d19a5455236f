using Hpo.Contracts;
using RabbitMQ.Client;

namespace Hpo.Messaging;

/// <summary>
/// Declares everything in <see cref="Topology"/> on a broker, with the arguments that the bus uses too (a broker refuses a second
/// declaration that differs): message exchange, queue exchange, queue.
/// </summary>
internal static class BrokerTopology
{
    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    public static async Task DeclareAsync(IChannel channel, CancellationToken ct)
    {
        foreach (var message in MessageNames.All)
            await DeclareExchangeAsync(channel, message, ct);
        foreach (var (queue, messages) in Topology.Bindings)
            await DeclareAsync(channel, queue, messages, ct);
    }

    /// <summary>Declares the exchange of one message.</summary>
    public static Task DeclareExchangeAsync(IChannel channel, Type message, CancellationToken ct) =>
        channel.ExchangeDeclareAsync(MessageNames.Exchange(message), Topology.IsRouted(message) ? ExchangeType.Topic : ExchangeType.Fanout, durable: true, cancellationToken: ct);

    private static async Task DeclareAsync(IChannel channel, string queue, IReadOnlyList<Type> messages, CancellationToken ct)
    {
        await DeclareQueueAsync(channel, queue, ct);
        await DeclareQueueAsync(channel, Queues.ErrorsOf(queue), ct);
        foreach (var message in messages)
            await channel.ExchangeBindAsync(destination: queue, source: MessageNames.Exchange(message), routingKey: "", cancellationToken: ct);
    }

    private static async Task DeclareQueueAsync(IChannel channel, string name, CancellationToken ct)
    {
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: ct);
        await channel.QueueBindAsync(name, name, routingKey: "", cancellationToken: ct);
    }
}
