namespace Amazon.CloudWatchLogs.Model;

/// <summary>Asks for a page of the events of one log stream.</summary>
public sealed class GetLogEventsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>Name of the log group.</summary>
    public string? LogGroupName { get; set; }

    /// <summary>Name or ARN of the log group.</summary>
    public string? LogGroupIdentifier { get; set; }

    /// <summary>Name of the stream.</summary>
    public string? LogStreamName { get; set; }

    /// <summary>Only events at or after this time.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>Only events before this time.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>A forward or backward token from a previous answer.</summary>
    public string? NextToken { get; set; }

    /// <summary>Events per page, at most 10000.</summary>
    public int? Limit { get; set; }

    /// <summary>True reads from the oldest event; required with a forward token.</summary>
    public bool? StartFromHead { get; set; }

    /// <summary>True shows masked sensitive data, if permitted.</summary>
    public bool? Unmask { get; set; }
}
