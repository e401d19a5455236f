using Hpo.Contracts;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Hpo.Messaging;

/// <summary>Publishes over the bus, once the bus is up and the topology declared; not for longer than <c>Bus:PublishTimeout</c>.</summary>
internal sealed partial class MessagePublisher(IBus bus, BusGate gate, BusOptions options, TimeProvider clock, ILogger<MessagePublisher> log) : IMessagePublisher
{
    private static readonly string RoutedName = MessageNames.Kebab(typeof(CandidatesRequested));

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
        try
        {
            await bus.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(context => Prepare(context, outgoing)), ct);
        }
        catch (MessageReturnedException) when (message is CandidatesRequested request)
        {
            // Who asked asks again when no answer comes; everything else it has to say must not wait for that.
            LogNobody(request.Optimizer, request.StudyId, request.Round);
        }
    }

    // The body is written already; the serializer takes it from here.
    private static void Prepare(PublishContext context, OutgoingMessage outgoing)
    {
        context.MessageId = MessageIds.For(outgoing);
        context.AddOrUpdatePayload(() => outgoing, _ => outgoing);
        if (context.TryGetPayload<RabbitMqSendContext>(out var broker))
            broker.Mandatory = outgoing.Name == RoutedName;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No queue of an optimizer service '{Optimizer}' exists, so round {Round} of study {StudyId} reached nobody; it is asked again. Start the service")]
    private partial void LogNobody(string optimizer, string studyId, int round);
}
