namespace Amazon.CloudWatchLogs.Model;

/// <summary>A line of a log.</summary>
public sealed class OutputLogEvent
{
    /// <summary>When the event happened (UTC, milliseconds).</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>The text.</summary>
    public string? Message { get; set; }

    /// <summary>When the event arrived (UTC, milliseconds).</summary>
    public DateTime? IngestionTime { get; set; }
}
