using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Hpo.Aws.Protocol.Endpoints;

/// <summary>The address of a service with one host per region, in every AWS partition.</summary>
internal sealed class RegionalEndpointProvider(RegionalHosts hosts) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var wanted = (RegionalEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(wanted.Endpoint))
            return Custom(wanted);
        if (wanted.Region is not { Length: > 0 } region)
            throw new AmazonClientException("No region: set RegionEndpoint, AWS_REGION, or a ServiceURL.");

        var partition = Fn.Partition(region);
        var host = wanted.UseFIPS ? FipsHost(wanted, region, partition) : hosts.Standard;
        return new Endpoint($"https://{host}.{region}.{Suffix(wanted, partition)}");
    }

    private static Endpoint Custom(RegionalEndpointParameters wanted) =>
        wanted.UseFIPS ? throw new AmazonClientException("A ServiceURL cannot be combined with UseFIPSEndpoint.")
        : wanted.UseDualStack ? throw new AmazonClientException("A ServiceURL cannot be combined with UseDualstackEndpoint.")
        : new Endpoint(wanted.Endpoint);

    private string FipsHost(RegionalEndpointParameters wanted, string region, Partition partition) =>
        !partition.supportsFIPS ? throw new AmazonClientException($"The partition {partition.name} of {region} has no FIPS endpoints.")
        : wanted.UseDualStack ? hosts.Fips
        : hosts.FipsException(region, partition.name) ?? hosts.Fips;

    private static string Suffix(RegionalEndpointParameters wanted, Partition partition) =>
        !wanted.UseDualStack ? partition.dnsSuffix
        : partition.supportsDualStack ? partition.dualStackDnsSuffix
        : throw new AmazonClientException($"The partition {partition.name} has no dual-stack endpoints.");
}
