using MassTransit;

namespace Hpo.Messaging;

/// <summary>Publishes over the bus, once the bus is up and the topology declared; not for longer than <c>Bus:PublishTimeout</c>.</summary>
internal sealed class MessagePublisher(IBus bus, BusGate gate, BusOptions options, TimeProvider clock) : IMessagePublisher
{
    public Task PublishAsync(object message, CancellationToken ct) => PublishAsync(OutgoingMessage.Of(message), ct);

    public async Task PublishAsync(OutgoingMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var outgoing = message.Canonical();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var sending = SendAsync(outgoing, limit.Token);
        try
        {
            // Not only by the token: the transport may wait for a confirm that its broker has lost.
            await sending.WaitAsync(options.PublishTimeout, clock, ct);
        }
        catch (TimeoutException e)
        {
            await limit.CancelAsync();
            throw new BrokerUnavailableException($"The broker did not confirm {outgoing.Name} within {options.PublishTimeout} (Bus:PublishTimeout).", e);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The message itself was written as JSON before, so what is left to fail is the way to the broker.
            throw new BrokerUnavailableException($"The broker did not take {outgoing.Name}: {e.Message}", e);
        }
        finally
        {
            // Nobody waits for it any more.
            _ = sending.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private async Task SendAsync(OutgoingMessage outgoing, CancellationToken ct)
    {
        await gate.Opened.WaitAsync(ct);
        var message = outgoing.Read();
        await bus.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(context => Prepare(context, outgoing)), ct);
    }

    // The body is written already; the serializer takes it from here.
    private static void Prepare(PublishContext context, OutgoingMessage outgoing)
    {
        context.MessageId = MessageIds.For(outgoing);
        context.AddOrUpdatePayload(() => outgoing, _ => outgoing);
    }
}
