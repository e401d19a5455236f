using Amazon.SageMaker;
using Hpo.Aws;

namespace Hpo.Trainer;

/// <summary>Makes the client that the settings describe.</summary>
internal static class SageMakerClients
{
    public static IAmazonSageMaker Create(AwsOptions options)
    {
        var config = Config(options);
        return AwsConnection.LocalCredentials(options) is { } local ? new AmazonSageMakerClient(local, config) : new AmazonSageMakerClient(config);
    }

    /// <summary>The region that a client asks; null when none is known.</summary>
    public static string? RegionOf(IAmazonSageMaker client) => client.Config.RegionEndpoint?.SystemName ?? client.Config.AuthenticationRegion;

    public static AmazonSageMakerConfig Config(AwsOptions options) => AwsConnection.Apply(new AmazonSageMakerConfig(), options);
}
