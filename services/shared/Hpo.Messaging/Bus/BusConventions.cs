using System.Runtime.Serialization;
using System.Text.Json;
using Hpo.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.Messaging;

/// <summary>What both transports have in common.</summary>
internal static class BusConventions
{
    public static void Apply(IBusFactoryConfigurator bus, BusGate gate)
    {
        bus.ClearSerialization();
        bus.AddSerializer(new HpoSerializerFactory());
        bus.AddDeserializer(new HpoSerializerFactory(), isDefault: true);
        bus.MessageTopology.SetEntityNameFormatter(new HpoEntityNames(bus.MessageTopology.EntityNameFormatter));
        bus.ConnectBusObserver(gate);
    }

    public static void Apply(IReceiveEndpointConfigurator endpoint, QueueConsumers queue, IRegistrationContext context)
    {
        var options = context.GetRequiredService<BusOptions>();
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        (endpoint.PrefetchCount, endpoint.ConcurrentMessageLimit) = options.LimitsOf(queue.Queue);
        endpoint.UseMessageRetry(retry => Apply(retry, options.Retry, context.GetRequiredService<Outages>()));
        endpoint.UseConsumeFilter(typeof(StudyLogFilter<>), context);
        foreach (var consumer in queue.Consumers)
            endpoint.ConfigureConsumer(context, consumer);
    }

    /// <summary>Exchanges of the messages that a queue receives, each with the routing key where it has one.</summary>
    public static IEnumerable<(string Exchange, string? Key)> Exchanges(string queue) =>
        (Topology.MessagesOf(queue) ?? []).Select(message => (MessageNames.Exchange(message), Topology.IsRouted(message) ? Queues.OptimizerOf(queue) : null));

    private static void Apply(IRetryConfigurator retry, RetryOptions options, Outages outages)
    {
        retry.SetRetryPolicy(retried => new PatientRetry(retried, options, outages));

        // These would fail again in the same way: the message itself is wrong, or the code is.
        retry.Ignore<SerializationException>();
        retry.Ignore<JsonException>();
        retry.Ignore<ArgumentException>();
        retry.Ignore<FormatException>();
        retry.Ignore<NotSupportedException>();
        retry.Ignore<NullReferenceException>();
        retry.Ignore<InvalidCastException>();
    }
}
