using System.Net.Mime;
using MassTransit;

namespace Hpo.Messaging;

/// <summary>Makes the bus speak the system's wire format.</summary>
internal sealed class HpoSerializerFactory : ISerializerFactory
{
    private readonly HpoMessageSerializer _serializer = new();

    public ContentType ContentType => _serializer.ContentType;

    public IMessageSerializer CreateSerializer() => _serializer;

    public IMessageDeserializer CreateDeserializer() => _serializer;
}
