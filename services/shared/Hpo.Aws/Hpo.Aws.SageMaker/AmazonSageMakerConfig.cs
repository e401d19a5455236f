using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using Hpo.Aws.Protocol;
using Hpo.Aws.Protocol.Endpoints;

namespace Amazon.SageMaker;

/// <summary>Settings of a client of Amazon SageMaker: region or address, retries, time-outs.</summary>
public sealed class AmazonSageMakerConfig : ClientConfig
{
    private static readonly JsonRpcService Service = SageMakerService.Service;

    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("SageMaker", "4.0");

    /// <summary>Settings from the environment and the profile, where they say something.</summary>
    public AmazonSageMakerConfig()
        : base(DefaultsModes.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = Service.SigningName;
        EndpointProvider = new RegionalEndpointProvider(Service.Hosts);
    }

    /// <summary>Name the SDK knows the service by.</summary>
    public static new string ServiceId => Service.ServiceId;

    /// <summary>First labels of the service's host names.</summary>
    public override string RegionEndpointServiceName => Service.Hosts.Standard;

    /// <summary>Version of the service's API.</summary>
    public override string ServiceVersion => Service.ApiVersion;

    /// <summary>How the client introduces itself.</summary>
    public override string UserAgent => Agent;

    /// <summary>The address a request would be sent to.</summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Determine(this, parameters);
}
