using Amazon.S3;
using Hpo.Aws;

namespace Hpo.Metrics.Logs;

/// <summary>Makes the S3 client.</summary>
internal static class S3Clients
{
    public static AmazonS3Client Create(AwsOptions options)
    {
        // A private endpoint of AWS is one service's; S3 has its own, found by the region.
        var config = AwsConnection.Apply(new AmazonS3Config { ForcePathStyle = options.IsLocal }, options.IsLocal ? options : options with { ServiceUrl = null });
        return AwsConnection.LocalCredentials(options) is { } local ? new AmazonS3Client(local, config) : new AmazonS3Client(config);
    }
}
