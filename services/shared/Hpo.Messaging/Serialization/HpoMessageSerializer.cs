using System.Net.Mime;
using System.Runtime.Serialization;
using System.Text.Json;
using Hpo.Contracts;
using MassTransit;
using MassTransit.Serialization;

namespace Hpo.Messaging;

/// <summary>
/// The wire format: the bare record as JSON, its type in the header <c>MT-MessageType</c>. Messages of other frameworks would need
/// MassTransit's names of .NET types, so the names of <see cref="MessageNames"/> stand in for them. MassTransit's own messages, such as
/// the fault that answers a request, keep their format.
/// </summary>
internal sealed class HpoMessageSerializer : IMessageSerializer, IMessageDeserializer
{
    /// <summary>Longest body in bytes. Nothing this system sends comes near; what is longer is a mistake and would cost every service its memory.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const string OwnUrns = "urn:message:MassTransit:";

    private readonly SystemTextJsonRawMessageSerializer _own = new(RawSerializerOptions.CopyHeaders);

    public ContentType ContentType => SystemTextJsonRawMessageSerializer.JsonContentType;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
    {
        if (WireTypes.Contains(typeof(T)))
        {
            WireHeaders.Write(context, MessageNames.Urn(typeof(T)));
            return context.TryGetPayload<OutgoingMessage>(out var written)
                ? new BytesMessageBody(written.Utf8().ToArray())
                : new SystemTextJsonRawMessageBody<T>(context, HpoJson.Options);
        }

        WireHeaders.Write(context, string.Join(';', context.SupportedMessageTypes));
        return _own.GetMessageBody(context);
    }

    public ConsumeContext Deserialize(ReceiveContext receiveContext)
    {
        var replyTo = receiveContext.TryGetPayload<RabbitMqBasicConsumeContext>(out var delivery) ? delivery.Properties.ReplyTo : null;
        return new BodyConsumeContext(receiveContext, Read(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress, replyTo));
    }

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) => Read(body, headers, destinationAddress, null);

    public MessageBody GetMessageBody(string text) => _own.GetMessageBody(text);

    public void Probe(ProbeContext context) => _own.Probe(context);

    private SerializerContext Read(MessageBody body, Headers headers, Uri? address, string? replyTo)
    {
        var urn = WireHeaders.MessageType(headers);
        if (urn.StartsWith(OwnUrns, StringComparison.Ordinal))
            return _own.Deserialize(body, headers, address);

        var type = WireTypes.WithUrn(urn) ?? throw new SerializationException($"The header {MessageHeaders.MessageType} says '{urn}', which is no message of this system.");
        return new HpoSerializerContext(Parse(body.GetBytes(), type), urn, new WireMessageContext(headers, address, replyTo));
    }

    private static object Parse(byte[] body, Type type)
    {
        if (body.Length > MaxBytes)
            return Saved(body, type, $"has {body.Length} bytes; at most {MaxBytes} are read.");
        try
        {
            return JsonSerializer.Deserialize(body, type, HpoJson.Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            // No inner exception: the error queue shows the innermost message, which does not name the field.
            return Saved(body, type, $"cannot be read; it must be a JSON object: {e.Message}");
        }
    }

    private static CandidatesSuggested Saved(byte[] body, Type type, string problem)
    {
        var text = $"The body of {MessageNames.Kebab(type)} {problem}";
        return UnreadableAnswers.Save(type, body, text) ?? throw new SerializationException(text);
    }
}
