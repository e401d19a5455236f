using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.CloudWatchLogs;

/// <summary>
/// Amazon CloudWatch Logs, as far as this product uses it; a subset of the official interface, so do not implement it in tests.
/// Every operation retries throttling and server errors by itself and then throws <see cref="AmazonCloudWatchLogsException"/>;
/// a connection that cannot be made ends in <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonCloudWatchLogs : IAmazonService, IDisposable
{
    /// <summary>Settings for a client made by dependency injection.</summary>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudWatchLogsConfig();

    /// <summary>A client made by dependency injection.</summary>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudWatchLogsClient(awsCredentials, (AmazonCloudWatchLogsConfig)clientConfig);

    /// <summary>A page of the streams of a log group.</summary>
    Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(DescribeLogStreamsRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of the events of a log stream.</summary>
    Task<GetLogEventsResponse> GetLogEventsAsync(GetLogEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The address a request would be sent to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
}
