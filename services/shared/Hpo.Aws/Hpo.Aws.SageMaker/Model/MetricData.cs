namespace Amazon.SageMaker.Model;

/// <summary>A value of a metric.</summary>
public sealed class MetricData
{
    /// <summary>Name of the metric.</summary>
    public string? MetricName { get; set; }

    /// <summary>The value; may be NaN or infinite.</summary>
    public float? Value { get; set; }

    /// <summary>When it was observed (UTC).</summary>
    public DateTime? Timestamp { get; set; }
}
