using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Hpo.Aws.Protocol;

namespace Amazon.CloudWatchLogs;

/// <summary>A client of Amazon CloudWatch Logs. Thread-safe; owns connections, so make one and keep it.</summary>
public sealed class AmazonCloudWatchLogsClient : AmazonServiceClient, IAmazonCloudWatchLogs
{
    /// <summary>A client with the credentials and region of the environment.</summary>
    public AmazonCloudWatchLogsClient()
        : base(new AmazonCloudWatchLogsConfig())
    {
    }

    /// <summary>A client for a region, with the credentials of the environment.</summary>
    public AmazonCloudWatchLogsClient(RegionEndpoint region)
        : base(new AmazonCloudWatchLogsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with settings, and the credentials of the environment.</summary>
    public AmazonCloudWatchLogsClient(AmazonCloudWatchLogsConfig config)
        : base(config)
    {
    }

    /// <summary>A client with credentials, for the region of the environment.</summary>
    public AmazonCloudWatchLogsClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudWatchLogsConfig())
    {
    }

    /// <summary>A client with credentials, for a region.</summary>
    public AmazonCloudWatchLogsClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudWatchLogsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with credentials and settings.</summary>
    public AmazonCloudWatchLogsClient(AWSCredentials credentials, AmazonCloudWatchLogsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>A client with an access key, for the region of the environment.</summary>
    public AmazonCloudWatchLogsClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCloudWatchLogsConfig())
    {
    }

    /// <summary>A client with an access key, for a region.</summary>
    public AmazonCloudWatchLogsClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCloudWatchLogsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with an access key and settings.</summary>
    public AmazonCloudWatchLogsClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCloudWatchLogsConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <summary>A client with temporary credentials, for the region of the environment.</summary>
    public AmazonCloudWatchLogsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCloudWatchLogsConfig())
    {
    }

    /// <summary>A client with temporary credentials, for a region.</summary>
    public AmazonCloudWatchLogsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCloudWatchLogsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with temporary credentials and settings.</summary>
    public AmazonCloudWatchLogsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCloudWatchLogsConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    /// <summary>What the pipeline needs to know about the service.</summary>
    protected override IServiceMetadata ServiceMetadata => CloudWatchLogsService.Service;

    /// <inheritdoc/>
    public Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(DescribeLogStreamsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeLogStreamsResponse>(request, CloudWatchLogsService.DescribeLogStreams, cancellationToken);

    /// <inheritdoc/>
    public Task<GetLogEventsResponse> GetLogEventsAsync(GetLogEventsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetLogEventsResponse>(request, CloudWatchLogsService.GetLogEvents, cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Adds signing and endpoint resolution to the pipeline.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddRegionalEndpoints();
}
