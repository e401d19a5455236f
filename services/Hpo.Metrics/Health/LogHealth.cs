using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hpo.Metrics.Health;

/// <summary>Whether the log service answers, as the readers see it; asking it only for this would count against the account.</summary>
internal sealed class LogHealth : IHealthCheck
{
    public const string Name = "training-logs";

    private const int Alarming = 3;

    private volatile string? lastFailure;
    private int failures;

    /// <summary>Notes how a round went.</summary>
    /// <param name="failure">Why the log could not be read, or null.</param>
    public void Note(string? failure)
    {
        lastFailure = failure;
        _ = failure is null ? Interlocked.Exchange(ref failures, 0) : Interlocked.Increment(ref failures);
    }

    // Never unhealthy: a service that is restarted because CloudWatch is away is no better off.
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        Volatile.Read(ref failures) >= Alarming
            ? HealthCheckResult.Degraded($"The last {failures} attempts to read training logs failed: {lastFailure}")
            : HealthCheckResult.Healthy());
}
