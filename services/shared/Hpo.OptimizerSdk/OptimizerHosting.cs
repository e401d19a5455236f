using System.Security.Cryptography;
using Hpo.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Hpo.OptimizerSdk;

/// <summary>Puts optimizers into a process.</summary>
internal static class OptimizerHosting
{
    /// <summary>Answers for the optimizers and announces them.</summary>
    public static IServiceCollection AddHostedOptimizers(this IServiceCollection services, IReadOnlyList<HostedOptimizer> optimizers)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new OptimizerAnswers(optimizers, provider.GetRequiredService<ILogger<OptimizerAnswers>>()));
        services.AddHostedService(provider => new Announcer(
            optimizers,
            RandomNumberGenerator.GetHexString(16, lowercase: true),
            provider.GetRequiredService<IMessagePublisher>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Announcer>>()));
        return services;
    }

    /// <summary>Consumes the queues of the optimizers.</summary>
    public static HpoBusBuilder AddHostedOptimizers(this HpoBusBuilder bus, IReadOnlyList<HostedOptimizer> optimizers)
    {
        foreach (var optimizer in optimizers)
        {
            bus.Endpoint(Queues.OptimizerPlugin(optimizer.Name), endpoint => endpoint.Consumer<CandidatesRequestedConsumer>());
        }

        return bus;
    }
}
