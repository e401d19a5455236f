using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Hpo.Aws.Protocol;

/// <summary>The defaults modes every AWS SDK offers (<c>AWS_DEFAULTS_MODE</c>): they differ in how patiently a connection is awaited.</summary>
internal static class DefaultsModes
{
    /// <summary>Picks the mode a client asks for.</summary>
    public static DefaultConfigurationProvider Provider() => new(
    [
        Mode(DefaultConfigurationMode.Standard, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.InRegion, connectMilliseconds: 1100),
        Mode(DefaultConfigurationMode.CrossRegion, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.Mobile, connectMilliseconds: 30_000),
        Mode(DefaultConfigurationMode.Auto, connectMilliseconds: 1100),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
