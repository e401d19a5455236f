using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.Runtime;
using Hpo.Metrics.Options;

namespace Hpo.Metrics.Logs;

/// <summary>Makes the CloudWatch Logs client.</summary>
internal static class CloudWatchClients
{
    private const string LocalRegion = "us-east-1";

    private static readonly string[] CredentialVariables =
    [
        "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    public static AmazonCloudWatchLogsClient Create(AwsOptions options)
    {
        var config = Config(options);
        // A local service does not check signatures, so nobody should have to make up keys for it.
        return options.IsLocal() && !HasCredentials()
            ? new AmazonCloudWatchLogsClient(new BasicAWSCredentials("local", "local"), config)
            : new AmazonCloudWatchLogsClient(config);
    }

    private static AmazonCloudWatchLogsConfig Config(AwsOptions options)
    {
        // Readers repeat what failed themselves; the client only bridges hiccups.
        var config = new AmazonCloudWatchLogsConfig { MaxErrorRetry = 2, Timeout = TimeSpan.FromSeconds(20) };
        if (options.ServiceUrl is { Length: > 0 } url)
        {
            // An address takes the region out of the settings; requests are signed for this one.
            config.ServiceURL = url;
            config.AuthenticationRegion = string.IsNullOrEmpty(options.Region) ? LocalRegion : options.Region;
        }
        else if (options.Region is { Length: > 0 } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config.ServiceURL is null && config.RegionEndpoint is null
            ? throw new InvalidOperationException("No AWS region: set Aws:Region (or AWS_REGION), or Aws:ServiceUrl for a local endpoint.")
            : config;
    }

    private static bool HasCredentials() => CredentialVariables.Any(variable => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)));
}
