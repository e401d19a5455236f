using Hpo.Contracts;
using MassTransit;

namespace Hpo.Messaging;

/// <summary>Request and response over the bus.</summary>
internal sealed class StudyRequests(IClientFactory clients, BusGate gate) : IStudyRequests
{
    public async Task<object> SubmitAsync(SubmitStudy submission, TimeSpan timeout, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(submission);
        await gate.Opened.WaitAsync(timeout, ct);
        try
        {
            var client = clients.CreateRequestClient<SubmitStudy>(timeout);
            var response = await client.GetResponse<StudyAccepted, StudyRejected>(submission, ct);
            return response.Message;
        }
        catch (RequestTimeoutException e)
        {
            throw new TimeoutException($"The gateway did not answer within {timeout}.", e);
        }
        catch (RequestFaultException e)
        {
            throw new InvalidOperationException($"The gateway failed: {e.Fault?.Exceptions.FirstOrDefault()?.Message}", e);
        }
    }
}
