using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Hpo.Aws.Protocol.Endpoints;

/// <summary>What an endpoint depends on, under the names the pipeline of AWSSDK.Core looks for.</summary>
internal sealed class RegionalEndpointParameters : EndpointParameters
{
    public RegionalEndpointParameters(IClientConfig config, string? alternateRegion)
    {
        Region = alternateRegion ?? config.RegionEndpoint?.SystemName;
        UseDualStack = config.UseDualstackEndpoint;
        UseFIPS = config.UseFIPSEndpoint;
        Endpoint = config.ServiceURL;
    }

    /// <summary>Null where a service URL takes its place.</summary>
    public string? Region
    {
        get => (string?)this[nameof(Region)];
        init => this[nameof(Region)] = value;
    }

    public bool UseDualStack
    {
        get => (bool)this[nameof(UseDualStack)];
        init => this[nameof(UseDualStack)] = value;
    }

    public bool UseFIPS
    {
        get => (bool)this[nameof(UseFIPS)];
        init => this[nameof(UseFIPS)] = value;
    }

    public string? Endpoint
    {
        get => (string?)this[nameof(Endpoint)];
        init => this[nameof(Endpoint)] = value;
    }
}
