using System.Reflection;
using Hpo.Messaging;
using MassTransit;

namespace Hpo.TestKit.Messaging;

/// <summary>A consumer that puts what it receives into the <see cref="Inbox"/>.</summary>
public sealed class Recorder<T>(Inbox inbox) : IConsumer<T>
    where T : class
{
    public Task Consume(ConsumeContext<T> context) =>
        inbox.AddAsync(new Received(context.ReceiveContext.InputAddress.AbsolutePath.Split('/')[^1], context.Message, context.MessageId));
}

public static class RecordingEndpoints
{
    /// <summary>Consumes a queue with recorders for every message type that is bound to it.</summary>
    public static HpoBusBuilder Record(this HpoBusBuilder bus, string queue) => bus.Endpoint(queue, endpoint => endpoint.Record(Topology.Bindings[queue]));

    /// <summary>Adds recorders for message types.</summary>
    public static HpoEndpointBuilder Record(this HpoEndpointBuilder endpoint, IEnumerable<Type> messages)
    {
        foreach (var message in messages)
            AddConsumer.MakeGenericMethod(typeof(Recorder<>).MakeGenericType(message)).Invoke(endpoint, null);
        return endpoint;
    }

    private static readonly MethodInfo AddConsumer = typeof(HpoEndpointBuilder).GetMethod(nameof(HpoEndpointBuilder.Consumer))!;
}
