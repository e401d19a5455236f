using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util;

namespace Hpo.Aws.Protocol.Endpoints;

/// <summary>What an endpoint depends on, under the names the pipeline of AWSSDK.Core looks for.</summary>
internal sealed class RegionalEndpointParameters : EndpointParameters
{
    public RegionalEndpointParameters(IClientConfig config, string? alternateRegion)
    {
        Region = alternateRegion ?? config.RegionEndpoint?.SystemName ?? RegionOf(config);
        UseDualStack = config.UseDualstackEndpoint;
        UseFIPS = config.UseFIPSEndpoint;
        Endpoint = config.ServiceURL;
    }

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

    // A service URL clears the region of a configuration: the signing region or the host name must tell it.
    private static string? RegionOf(IClientConfig config) =>
        !string.IsNullOrEmpty(config.AuthenticationRegion) ? config.AuthenticationRegion
        : !string.IsNullOrEmpty(config.ServiceURL) ? AWSSDKUtils.DetermineRegion(config.ServiceURL)
        : null;
}
