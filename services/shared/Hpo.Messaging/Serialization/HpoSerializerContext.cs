using System.Text.Json;
using Hpo.Contracts;
using MassTransit;
using MassTransit.Serialization;

namespace Hpo.Messaging;

/// <summary>A received message; it is exactly the type that its header names.</summary>
internal sealed class HpoSerializerContext(Type type, string urn, MessageContext context, JsonElement body)
    : SystemTextJsonRawSerializerContext(
        SystemTextJsonMessageSerializer.Instance,
        HpoJson.Options,
        SystemTextJsonRawMessageSerializer.JsonContentType,
        context,
        [urn],
        RawSerializerOptions.AddTransportHeaders,
        body)
{
    public override bool IsSupportedMessageType<T>() => typeof(T) == type;

    public override bool IsSupportedMessageType(Type messageType) => messageType == type;
}
