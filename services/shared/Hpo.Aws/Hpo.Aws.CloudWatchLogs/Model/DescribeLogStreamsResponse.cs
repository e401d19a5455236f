using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>A page of log streams.</summary>
public sealed class DescribeLogStreamsResponse : AmazonWebServiceResponse
{
    /// <summary>The streams of this page.</summary>
    public List<LogStream>? LogStreams { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Token of the next page; absent on the last one.</summary>
    public string? NextToken { get; set; }
}
