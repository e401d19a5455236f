using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>Tells that the trainer only polls. It never makes the process unready: without events everything works, only later.</summary>
internal sealed class JobEventHealth(JobEventState state, IOptions<TrainerOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(state.Problem is { } problem
            ? $"degraded: no job events, jobs are looked at every {options.Value.MinPollInterval} to {options.Value.MaxPollInterval} only. {problem}"
            : null));
}
