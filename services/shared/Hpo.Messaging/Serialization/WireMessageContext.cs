using MassTransit;
using MassTransit.Serialization;

namespace Hpo.Messaging;

/// <summary>
/// What the headers say about a message. Clients in other languages choose their own ids and reply queues, so an id that is no GUID counts
/// as absent, and the AMQP property <c>reply_to</c> is an address for the answer.
/// </summary>
internal sealed class WireMessageContext(Headers headers, Uri? address, string? replyTo)
    : RawMessageContext(headers, address, RawSerializerOptions.AddTransportHeaders), MessageContext
{
    private const string ReplyToAddress = "amq.rabbitmq.reply-to";

    private readonly Headers _headers = headers;

    Guid? MessageContext.MessageId => Id(MessageHeaders.MessageId);

    Guid? MessageContext.CorrelationId => Id(MessageHeaders.CorrelationId);

    Guid? MessageContext.ConversationId => Id(MessageHeaders.ConversationId);

    Guid? MessageContext.InitiatorId => null;

    Guid? MessageContext.RequestId => Id(MessageHeaders.RequestId);

    DateTime? MessageContext.SentTime => null;

    Uri? MessageContext.SourceAddress => null;

    Uri? MessageContext.ResponseAddress => string.IsNullOrEmpty(replyTo) ? AddressIn(MessageHeaders.ResponseAddress) : new Uri(DestinationAddress, ReplyToAddress);

    Uri? MessageContext.FaultAddress => AddressIn(MessageHeaders.FaultAddress);

    private Guid? Id(string header) => Text(header) is { } text && Guid.TryParse(text, out var id) ? id : null;

    private Uri? AddressIn(string header) => Text(header) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;

    private string? Text(string header) => _headers.TryGetHeader(header, out var value) ? value?.ToString() : null;
}
