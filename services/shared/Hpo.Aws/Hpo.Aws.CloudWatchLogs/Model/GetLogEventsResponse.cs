using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>A page of log events. The end is reached when the forward token equals the one that was sent.</summary>
public sealed class GetLogEventsResponse : AmazonWebServiceResponse
{
    /// <summary>The events of this page; may be empty before the end.</summary>
    public List<OutputLogEvent>? Events { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Token of the following events; never absent.</summary>
    public string? NextForwardToken { get; set; }

    /// <summary>Token of the preceding events; never absent.</summary>
    public string? NextBackwardToken { get; set; }
}
