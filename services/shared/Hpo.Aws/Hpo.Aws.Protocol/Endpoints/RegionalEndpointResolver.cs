using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using ExecutionContext = Amazon.Runtime.Internal.ExecutionContext;

namespace Hpo.Aws.Protocol.Endpoints;

/// <summary>The step of the pipeline that finds the address of a request.</summary>
internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    /// <summary>The address a request would be sent to.</summary>
    public static Endpoint Determine(ClientConfig config, ServiceOperationEndpointParameters parameters)
    {
        var context = new RequestContext(false)
        {
            ClientConfig = config,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, config.ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint },
        };
        return new RegionalEndpointResolver().GetEndpoint(new ExecutionContext(context, responseContext: null));
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        new RegionalEndpointParameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint?.SystemName);
}
