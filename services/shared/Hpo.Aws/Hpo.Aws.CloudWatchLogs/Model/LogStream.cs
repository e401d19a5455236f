namespace Amazon.CloudWatchLogs.Model;

/// <summary>A sequence of log events from one source.</summary>
public sealed class LogStream
{
    /// <summary>Name of the stream.</summary>
    public string? LogStreamName { get; set; }

    /// <summary>When the stream was created (UTC).</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>Time of the first event (UTC).</summary>
    public DateTime? FirstEventTimestamp { get; set; }

    /// <summary>Time of the last event (UTC); may lag by up to an hour.</summary>
    public DateTime? LastEventTimestamp { get; set; }

    /// <summary>When events last arrived (UTC).</summary>
    public DateTime? LastIngestionTime { get; set; }

    /// <summary>Token older writers had to pass; no longer used.</summary>
    public string? UploadSequenceToken { get; set; }

    /// <summary>ARN of the stream.</summary>
    public string? Arn { get; set; }

    /// <summary>Stored bytes; no longer maintained by the service.</summary>
    public long? StoredBytes { get; set; }
}
