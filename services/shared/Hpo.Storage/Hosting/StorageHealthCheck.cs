using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hpo.Storage;

/// <summary>Ready while the database answers. Registered by AddHpoStorage as <c>storage-{database}</c> under the tag <see cref="ReadyTag"/>.</summary>
public sealed class StorageHealthCheck : IHealthCheck
{
    /// <summary>The tag of the checks that decide whether a service takes work.</summary>
    public const string ReadyTag = "ready";

    private readonly IDocumentStore store;

    /// <summary>A check of one store.</summary>
    /// <param name="store">The store to ask.</param>
    public StorageHealthCheck(IDocumentStore store) => this.store = store;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (store is IStoreLifetime lifetime)
                await lifetime.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DocumentStoreException failure)
        {
            return HealthCheckResult.Unhealthy(failure.Message, failure);
        }
    }

    internal static HealthCheckRegistration Registration(string database)
    {
        return new HealthCheckRegistration(
            $"storage-{database}",
            provider => new StorageHealthCheck(provider.GetRequiredKeyedService<IDocumentStore>(database)),
            HealthStatus.Unhealthy,
            [ReadyTag]);
    }
}
