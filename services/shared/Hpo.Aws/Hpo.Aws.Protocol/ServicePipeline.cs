using Amazon.Runtime.Internal;
using Hpo.Aws.Protocol.Endpoints;

namespace Hpo.Aws.Protocol;

/// <summary>What a client adds to the request pipeline of AWSSDK.Core.</summary>
internal static class ServicePipeline
{
    /// <summary>Puts authentication and endpoint resolution between marshalling and retries.</summary>
    public static void AddRegionalEndpoints(this RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();

        // Each call inserts right behind the marshaller, so the one added last runs first: authentication, then endpoint.
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthSchemeHandler());
    }
}
