using Hpo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hpo.Pacing;

/// <summary>Registers what paces a service's calls.</summary>
public static class PacingRegistration
{
    /// <summary>Registers <see cref="CallRates"/> that the replicas share through a database, under the database's name.</summary>
    /// <param name="services">Where to register; needs the database's <see cref="IDocumentStore"/> and a <see cref="TimeProvider"/>.</param>
    /// <param name="database">Name of the database.</param>
    public static IServiceCollection AddHpoPacing(this IServiceCollection services, string database) =>
        services.AddKeyedSingleton(database, (provider, _) => new CallRates(
            provider.GetRequiredKeyedService<IDocumentStore>(database),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CallRates>>()));
}
