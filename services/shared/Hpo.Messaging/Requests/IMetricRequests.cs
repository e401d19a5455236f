using Hpo.Contracts;

namespace Hpo.Messaging;

/// <summary>Has metric definitions tried on the log of a job, and waits for the answer.</summary>
public interface IMetricRequests
{
    /// <summary>Tries metric definitions.</summary>
    /// <param name="request">Job and metrics.</param>
    /// <param name="timeout">How long to wait for the metrics service; above zero.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    /// <exception cref="InvalidOperationException">The metrics service failed at the request and has set it aside in its error queue.</exception>
    Task<MetricsTested> TestAsync(TestMetrics request, TimeSpan timeout, CancellationToken ct);
}
