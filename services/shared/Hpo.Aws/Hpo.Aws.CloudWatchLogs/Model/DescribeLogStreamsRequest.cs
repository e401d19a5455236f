namespace Amazon.CloudWatchLogs.Model;

/// <summary>Asks for a page of the streams of a log group; name the group by exactly one of name and identifier.</summary>
public sealed class DescribeLogStreamsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>Name of the log group.</summary>
    public string? LogGroupName { get; set; }

    /// <summary>Name or ARN of the log group.</summary>
    public string? LogGroupIdentifier { get; set; }

    /// <summary>Only streams whose name starts with this text; not together with ordering by event time.</summary>
    public string? LogStreamNamePrefix { get; set; }

    /// <summary>What to sort by; the stream's name when absent.</summary>
    public OrderBy? OrderBy { get; set; }

    /// <summary>True sorts downwards.</summary>
    public bool? Descending { get; set; }

    /// <summary>Token of the next page, from the previous answer.</summary>
    public string? NextToken { get; set; }

    /// <summary>Streams per page, at most 50.</summary>
    public int? Limit { get; set; }
}
