using Amazon.CloudWatchLogs;
using Hpo.Aws;

namespace Hpo.Metrics.Logs;

/// <summary>Makes the CloudWatch Logs client.</summary>
internal static class CloudWatchClients
{
    public static AmazonCloudWatchLogsClient Create(AwsOptions options)
    {
        var config = AwsConnection.Apply(new AmazonCloudWatchLogsConfig(), options);
        return AwsConnection.LocalCredentials(options) is { } local ? new AmazonCloudWatchLogsClient(local, config) : new AmazonCloudWatchLogsClient(config);
    }
}
