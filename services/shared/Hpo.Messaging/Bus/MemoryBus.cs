using Hpo.Contracts;
using MassTransit;
using MassTransit.Transports.Fabric;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpo.Messaging;

/// <summary>The bus within one process.</summary>
internal static class MemoryBus
{
    public static void Configure(IBusRegistrationConfigurator registration, IReadOnlyList<QueueConsumers> queues) =>
        registration.UsingInMemory((context, bus) =>
        {
            LogContext.ConfigureCurrentLogContext(context.GetRequiredService<ILoggerFactory>());
            BusConventions.Apply(bus, context.GetRequiredService<BusGate>());
            bus.Publish<IStudyMessage>(message => message.Exclude = true);
            bus.Publish<ITrialMessage>(message => message.Exclude = true);
            bus.Publish<CandidatesRequested>(message => message.ExchangeType = ExchangeType.Topic);
            bus.Send<CandidatesRequested>(message => message.UseRoutingKeyFormatter(context => context.Message.Optimizer));
            foreach (var queue in queues)
                bus.ReceiveEndpoint(queue.Queue, endpoint => Configure(endpoint, queue, context));
        });

    private static void Configure(IInMemoryReceiveEndpointConfigurator endpoint, QueueConsumers queue, IBusRegistrationContext context)
    {
        foreach (var (exchange, key) in BusConventions.Exchanges(queue.Queue))
            endpoint.Bind(exchange, key is null ? ExchangeType.FanOut : ExchangeType.Topic, key);
        BusConventions.Apply(endpoint, queue, context);
    }
}
