using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hpo.Messaging;

/// <summary>Not ready until the bus has started and the topology is declared.</summary>
internal sealed class BusGateHealth(BusGate gate) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(gate.Opened.IsCompletedSuccessfully ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The broker has not been reached yet."));
}
