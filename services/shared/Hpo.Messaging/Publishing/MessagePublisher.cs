using MassTransit;

namespace Hpo.Messaging;

/// <summary>Publishes over the bus, once the bus is up and the topology declared.</summary>
internal sealed class MessagePublisher(IBus bus, BusGate gate) : IMessagePublisher
{
    public Task PublishAsync(OutgoingMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        return PublishAsync(message.Read(), ct);
    }

    public async Task PublishAsync(object message, CancellationToken ct)
    {
        // The id comes from the record itself: a store may have written the kept body with other white space.
        var id = MessageIds.For(OutgoingMessage.Of(message));
        await gate.Opened.WaitAsync(ct);
        await bus.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(context => context.MessageId = id), ct);
    }
}
