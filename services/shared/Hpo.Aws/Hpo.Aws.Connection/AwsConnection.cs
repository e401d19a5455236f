using Amazon;
using Amazon.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hpo.Aws;

/// <summary>Points clients at AWS or at a local endpoint, as the section <c>Aws</c> says.</summary>
public static class AwsConnection
{
    // Signing needs some region; a local endpoint does not care which.
    private const string LocalRegion = "us-east-1";

    // Any of these means that somebody chose credentials, which then are used even for a local endpoint.
    private static readonly string[] CredentialVariables =
        ["AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"];

    /// <summary>Registers <see cref="AwsOptions"/>, checked at start. Adding it again changes nothing.</summary>
    /// <param name="services">The services of the process.</param>
    /// <param name="configuration">Has the section <c>Aws</c>.</param>
    public static IServiceCollection AddHpoAws(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AwsOptions>, AwsOptionsRules>());
        services.AddOptions<AwsOptions>().Bind(configuration.GetSection(AwsOptions.Section)).ValidateOnStart();
        return services;
    }

    /// <summary>Sets address, region, time limit and retries of a client.</summary>
    /// <typeparam name="TConfig">The client's configuration.</typeparam>
    /// <param name="config">A fresh configuration.</param>
    /// <param name="options">The settings.</param>
    /// <returns>The same configuration.</returns>
    /// <exception cref="InvalidOperationException">Neither settings nor environment name a region; the message says what to set.</exception>
    public static TConfig Apply<TConfig>(TConfig config, AwsOptions options) where TConfig : ClientConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        config.MaxErrorRetry = options.MaxErrorRetry;
        config.Timeout = options.Timeout;
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

    /// <summary>
    /// Credentials for a local endpoint, which checks none, so that nobody has to make some up; null where the SDK's chain decides: for AWS, and wherever
    /// the environment names credentials.
    /// </summary>
    /// <param name="options">The settings.</param>
    public static AWSCredentials? LocalCredentials(AwsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var isChosen = CredentialVariables.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));
        return options.IsLocal && !isChosen ? new BasicAWSCredentials("local", "local") : null;
    }
}
