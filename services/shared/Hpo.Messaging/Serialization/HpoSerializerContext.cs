using System.Diagnostics.CodeAnalysis;
using Hpo.Contracts;
using MassTransit;
using MassTransit.Serialization;

namespace Hpo.Messaging;

/// <summary>A received message; it is exactly the type that its header names.</summary>
internal sealed class HpoSerializerContext(object received, string urn, MessageContext context)
    : SystemTextJsonRawSerializerContext(
        SystemTextJsonMessageSerializer.Instance,
        HpoJson.Options,
        SystemTextJsonRawMessageSerializer.JsonContentType,
        context,
        [urn],
        RawSerializerOptions.AddTransportHeaders,
        default)
{
    public override bool IsSupportedMessageType<T>() => received is T;

    public override bool IsSupportedMessageType(Type messageType) => received.GetType() == messageType;

    public override bool TryGetMessage<T>(out T? message)
        where T : class => (message = received as T) is not null;

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message) =>
        (message = IsSupportedMessageType(messageType) ? received : null) is not null;
}
