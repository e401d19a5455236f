namespace Amazon.SageMaker.Model;

/// <summary>A metric and the regular expression that finds it in the log.</summary>
public sealed class MetricDefinition
{
    /// <summary>Name of the metric.</summary>
    public string? Name { get; set; }

    /// <summary>Regular expression whose first capture group is the value, at most 500 characters.</summary>
    public string? Regex { get; set; }
}
