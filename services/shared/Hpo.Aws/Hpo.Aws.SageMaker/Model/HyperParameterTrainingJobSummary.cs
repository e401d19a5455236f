namespace Amazon.SageMaker.Model;

/// <summary>A training job of a tuning job.</summary>
public sealed class HyperParameterTrainingJobSummary
{
    /// <summary>Its definition, where there are several.</summary>
    public string? TrainingJobDefinitionName { get; set; }

    /// <summary>Name of the training job.</summary>
    public string? TrainingJobName { get; set; }

    /// <summary>ARN of the training job.</summary>
    public string? TrainingJobArn { get; set; }

    /// <summary>The tuning job that started it; only in the overall best.</summary>
    public string? TuningJobName { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>When it began to train (UTC).</summary>
    public DateTime? TrainingStartTime { get; set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTime? TrainingEndTime { get; set; }

    /// <summary>Its status.</summary>
    public TrainingJobStatus? TrainingJobStatus { get; set; }

    /// <summary>The values that were chosen for it.</summary>
    public Dictionary<string, string>? TunedHyperParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Why it failed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>Its objective; absent until the end.</summary>
    public FinalHyperParameterTuningJobObjectiveMetric? FinalHyperParameterTuningJobObjectiveMetric { get; set; }

    /// <summary>What is known of its objective.</summary>
    public ObjectiveStatus? ObjectiveStatus { get; set; }
}
