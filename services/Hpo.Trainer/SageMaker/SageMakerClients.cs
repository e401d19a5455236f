using Amazon;
using Amazon.Runtime;
using Amazon.SageMaker;

namespace Hpo.Trainer;

/// <summary>Makes the client that the settings describe.</summary>
internal static class SageMakerClients
{
    // Signing needs some region; a local endpoint does not care which.
    private const string LocalRegion = "us-east-1";

    // Any of these means that somebody chose credentials, which then are used even for a local endpoint.
    private static readonly string[] CredentialVariables =
        ["AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"];

    public static IAmazonSageMaker Create(AwsOptions options)
    {
        var config = Config(options);
        return options.IsLocal && !HasCredentials()
            ? new AmazonSageMakerClient(new BasicAWSCredentials("local", "local"), config)
            : new AmazonSageMakerClient(config);
    }

    public static AmazonSageMakerConfig Config(AwsOptions options)
    {
        var config = new AmazonSageMakerConfig { MaxErrorRetry = options.MaxErrorRetry, Timeout = options.Timeout };
        if (!string.IsNullOrEmpty(options.ServiceUrl))
        {
            // An address takes the region out of the settings, and requests would be signed for us-east-1 whatever the address.
            config.ServiceURL = options.ServiceUrl;
            config.AuthenticationRegion = string.IsNullOrEmpty(options.Region) ? LocalRegion : options.Region;
        }
        else if (!string.IsNullOrEmpty(options.Region))
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        return config.ServiceURL is null && config.RegionEndpoint is null
            ? throw new InvalidOperationException("No AWS region: set Aws:Region (or AWS_REGION), or Aws:ServiceUrl for a local endpoint.")
            : config;
    }

    private static bool HasCredentials() => CredentialVariables.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));
}
