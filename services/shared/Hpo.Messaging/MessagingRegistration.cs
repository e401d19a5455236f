using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Hpo.Messaging;

/// <summary>Adds the bus to a process.</summary>
public static class MessagingRegistration
{
    /// <summary>Adds the bus, its consumers, <see cref="IMessagePublisher"/>, <see cref="IStudyRequests"/> and <see cref="IMetricRequests"/>. Once per process.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="configuration">Sections <c>Bus</c> and <c>RabbitMq</c>.</param>
    /// <param name="configure">Adds the queues that the process consumes.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or impossible; the message names it.</exception>
    /// <exception cref="InvalidOperationException">Consumers and <see cref="Topology.Bindings"/> do not fit together; the message names every difference.</exception>
    public static IServiceCollection AddHpoMessaging(this IServiceCollection services, IConfiguration configuration, Action<HpoBusBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(configure);
        var options = BusOptions.From(configuration);
        var broker = options.Kind == BusKind.RabbitMq ? RabbitMqOptions.From(configuration) : null;
        var builder = Built(configure);

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new BusGate(needsTopology: broker is not null));
        services.AddSingleton(provider => new Outages(builder.Outages, provider.GetRequiredService<ILogger<Outages>>()));
        services.AddSingleton<IMessagePublisher, MessagePublisher>();
        services.AddSingleton<IStudyRequests, StudyRequests>();
        services.AddSingleton<IMetricRequests, MetricRequests>();
        if (broker is not null)
            services.AddSingleton(broker).AddSingleton(Topology.PartFor([.. builder.Queues.Select(queue => queue.Queue)])).AddSingleton<StartFailure>().AddHostedService<TopologyDeclarer>();
        services.AddHealthChecks().AddCheck<BusGateHealth>("topology", tags: [Health.Ready]);
        services.Configure<MassTransitHostOptions>(Stop);
        services.AddMassTransit(bus => Configure(bus, broker, builder.Queues));
        return services;
    }

    /// <summary>Half a minute is what a host, and Kubernetes, allow for stopping; a message that is not done by then comes again.</summary>
    private static void Stop(MassTransitHostOptions host)
    {
        host.ConsumerStopTimeout = TimeSpan.FromSeconds(10);
        host.StopTimeout = TimeSpan.FromSeconds(20);
    }

    private static HpoBusBuilder Built(Action<HpoBusBuilder> configure)
    {
        var builder = new HpoBusBuilder();
        configure(builder);
        var problems = TopologyCheck.Problems(builder.Queues);
        return problems.Count == 0 ? builder : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    private static void Configure(IBusRegistrationConfigurator bus, RabbitMqOptions? broker, IReadOnlyList<QueueConsumers> queues)
    {
        bus.DisableUsageTelemetry();
        bus.ConfigureHealthCheckOptions(health => health.Name = "bus");
        foreach (var consumer in queues.SelectMany(q => q.Consumers).Distinct())
            bus.AddConsumer(consumer);
        if (broker is null)
            MemoryBus.Configure(bus, queues);
        else
            RabbitMqBus.Configure(bus, broker, queues);
    }
}
