using MassTransit;
using MassTransit.RabbitMqTransport;

namespace Hpo.Messaging;

/// <summary>Gives the answer to a request the correlation id of the request, as clients in other languages expect; it may be any text.</summary>
internal static class ReplyCorrelation
{
    public static void Echo(SendContext answer)
    {
        if (answer.DestinationAddress.IsReplyToAddress()
            && answer.TryGetPayload<RabbitMqSendContext>(out var outgoing)
            && answer.TryGetPayload<ConsumeContext>(out var request)
            && request.TryGetPayload<RabbitMqBasicConsumeContext>(out var incoming)
            && incoming.Properties.CorrelationId is { Length: > 0 } id)
        {
            outgoing.BasicProperties.CorrelationId = id;
        }
    }
}
