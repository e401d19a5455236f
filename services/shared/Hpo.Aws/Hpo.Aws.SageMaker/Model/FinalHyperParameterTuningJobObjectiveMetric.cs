namespace Amazon.SageMaker.Model;

/// <summary>The objective of a training job at its end.</summary>
public sealed class FinalHyperParameterTuningJobObjectiveMetric
{
    /// <summary>Which values are good.</summary>
    public HyperParameterTuningJobObjectiveType? Type { get; set; }

    /// <summary>Name of the metric.</summary>
    public string? MetricName { get; set; }

    /// <summary>Its value.</summary>
    public float? Value { get; set; }
}
