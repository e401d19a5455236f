using Amazon.SQS;
using Hpo.Aws;

namespace Hpo.Trainer;

/// <summary>Makes the client of a queue: where the queue is, whatever the other services' address and region are.</summary>
internal static class SqsClients
{
    public static AmazonSQSClient Create(AwsOptions options, QueueAddress queue)
    {
        var there = options with { ServiceUrl = queue.Endpoint, Region = queue.Region ?? options.Region };
        var config = AwsConnection.Apply(new AmazonSQSConfig(), there);

        // A request is answered after the wait at the latest, and that is no time-out.
        config.Timeout = options.Timeout + TimeSpan.FromSeconds(SqsJobEvents.WaitSeconds);
        return AwsConnection.LocalCredentials(there) is { } local ? new AmazonSQSClient(local, config) : new AmazonSQSClient(config);
    }
}
