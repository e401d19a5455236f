namespace Amazon.SageMaker.Model;

/// <summary>A tuning job as listed.</summary>
public sealed class HyperParameterTuningJobSummary
{
    /// <summary>Name of the tuning job.</summary>
    public string? HyperParameterTuningJobName { get; set; }

    /// <summary>ARN of the tuning job.</summary>
    public string? HyperParameterTuningJobArn { get; set; }

    /// <summary>Its status.</summary>
    public HyperParameterTuningJobStatus? HyperParameterTuningJobStatus { get; set; }

    /// <summary>How it chooses what to try next.</summary>
    public HyperParameterTuningJobStrategyType? Strategy { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>When it ended (UTC); absent until then.</summary>
    public DateTime? HyperParameterTuningEndTime { get; set; }

    /// <summary>When its state last changed (UTC).</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>Its training jobs by status.</summary>
    public TrainingJobStatusCounters? TrainingJobStatusCounters { get; set; }

    /// <summary>Its training jobs by what is known of their objective.</summary>
    public ObjectiveStatusCounters? ObjectiveStatusCounters { get; set; }

    /// <summary>How much it may use.</summary>
    public ResourceLimits? ResourceLimits { get; set; }
}
