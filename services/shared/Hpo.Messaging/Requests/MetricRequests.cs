using Hpo.Contracts;
using MassTransit;

namespace Hpo.Messaging;

/// <summary>Request and response over the bus.</summary>
internal sealed class MetricRequests(IClientFactory clients, BusGate gate) : IMetricRequests
{
    public async Task<MetricsTested> TestAsync(TestMetrics request, TimeSpan timeout, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        await gate.Opened.WaitAsync(timeout, ct);
        try
        {
            var response = await clients.CreateRequestClient<TestMetrics>(timeout).GetResponse<MetricsTested>(request, ct);
            return response.Message;
        }
        catch (RequestTimeoutException e)
        {
            throw new TimeoutException($"The metrics service did not answer within {timeout}.", e);
        }
        catch (RequestFaultException e)
        {
            throw new InvalidOperationException($"The metrics service failed: {e.Fault?.Exceptions.FirstOrDefault()?.Message}", e);
        }
    }
}
