using Hpo.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpo.Messaging;

/// <summary>The bus between processes.</summary>
internal static class RabbitMqBus
{
    public static void Configure(IBusRegistrationConfigurator registration, RabbitMqOptions broker, IReadOnlyList<QueueConsumers> queues)
    {
        // Answers come over RabbitMQ's direct reply-to: no queue per process, and no machine name in a queue's name.
        registration.SetRabbitMqReplyToRequestClientFactory();
        registration.UsingRabbitMq((context, bus) =>
        {
            LogContext.ConfigureCurrentLogContext(context.GetRequiredService<ILoggerFactory>());
            BusConventions.Apply(bus, context.GetRequiredService<BusGate>());
            bus.Host(broker.Host, broker.Port, broker.VirtualHost, host => Configure(host, broker));
            bus.Publish<IStudyMessage>(message => message.Exclude = true);
            bus.Publish<ITrialMessage>(message => message.Exclude = true);
            bus.Publish<CandidatesRequested>(message => message.ExchangeType = "topic");
            bus.Send<CandidatesRequested>(message => message.UseRoutingKeyFormatter(context => context.Message.Optimizer));
            bus.ConfigureSend(send => send.UseExecute(ReplyCorrelation.Echo));
            foreach (var queue in queues)
                bus.ReceiveEndpoint(queue.Queue, endpoint => Configure(endpoint, queue, context));
        });
    }

    private static void Configure(IRabbitMqHostConfigurator host, RabbitMqOptions broker)
    {
        host.Username(broker.User);
        host.Password(broker.Password);
        host.PublisherConfirmation = true;
        if (broker.Tls)
            host.UseSsl(ssl => ssl.ServerName = broker.Host);
    }

    private static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, QueueConsumers queue, IBusRegistrationContext context)
    {
        endpoint.SetQuorumQueue();
        endpoint.ConfigureChannel(channel => channel.UseFilter(new ChannelGuard(context.GetRequiredService<TimeProvider>())));
        foreach (var (exchange, key) in BusConventions.Exchanges(queue.Queue))
            endpoint.Bind(exchange, bind => Route(bind, key));
        BusConventions.Apply(endpoint, queue, context);
    }

    private static void Route(IRabbitMqExchangeToExchangeBindingConfigurator bind, string? key)
    {
        if (key is not null)
        {
            bind.ExchangeType = "topic";
            bind.RoutingKey = key;
        }
    }
}
