namespace Amazon.SageMaker.Model;

/// <summary>What a tuning job optimizes.</summary>
public sealed class HyperParameterTuningJobObjective
{
    /// <summary>Which values are good.</summary>
    public HyperParameterTuningJobObjectiveType? Type { get; set; }

    /// <summary>Name of the metric, one of the metric definitions.</summary>
    public string? MetricName { get; set; }
}
