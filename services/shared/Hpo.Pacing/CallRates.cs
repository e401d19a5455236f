using Hpo.Storage;
using Microsoft.Extensions.Logging;

namespace Hpo.Pacing;

/// <summary>
/// Rates of calls to a service that limits them, shared by the callers of a process and by all replicas through their database: one document per operation.
/// </summary>
/// <param name="store">The database that the replicas share.</param>
/// <param name="clock">The time. The replicas' clocks must agree to a fraction of a second, or the rate is exceeded by what they differ.</param>
/// <param name="logger">Hears when the store does not answer.</param>
public sealed class CallRates(IDocumentStore store, TimeProvider clock, ILogger<CallRates> logger)
{
    private readonly IDocumentCollection<RateDocument> rates =
        store.Collection(new CollectionDefinition<RateDocument>("call-rates", rate => rate.Operation));

    /// <summary>The rate of one operation.</summary>
    /// <param name="operation">Name of the operation, the same in every replica.</param>
    /// <param name="perSecond">Calls per second of all replicas together; 0 is unlimited and costs nothing.</param>
    public CallRate Of(string operation, double perSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perSecond);
        return new CallRate(rates, operation, perSecond, clock, logger);
    }
}
