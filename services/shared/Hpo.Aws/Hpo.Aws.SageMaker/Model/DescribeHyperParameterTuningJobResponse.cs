using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>Everything known about a tuning job.</summary>
public sealed class DescribeHyperParameterTuningJobResponse : AmazonWebServiceResponse
{
    /// <summary>Name of the tuning job.</summary>
    public string? HyperParameterTuningJobName { get; set; }

    /// <summary>ARN of the tuning job.</summary>
    public string? HyperParameterTuningJobArn { get; set; }

    /// <summary>How it searches.</summary>
    public HyperParameterTuningJobConfig? HyperParameterTuningJobConfig { get; set; }

    /// <summary>The training job it starts.</summary>
    public HyperParameterTrainingJobDefinition? TrainingJobDefinition { get; set; }

    /// <summary>The training jobs it starts, where there are several.</summary>
    public List<HyperParameterTrainingJobDefinition>? TrainingJobDefinitions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its status.</summary>
    public HyperParameterTuningJobStatus? HyperParameterTuningJobStatus { get; set; }

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

    /// <summary>The best of its own training jobs.</summary>
    public HyperParameterTrainingJobSummary? BestTrainingJob { get; set; }

    /// <summary>The best of its own and its parents' training jobs.</summary>
    public HyperParameterTrainingJobSummary? OverallBestTrainingJob { get; set; }

    /// <summary>What it learns from.</summary>
    public HyperParameterTuningJobWarmStartConfig? WarmStartConfig { get; set; }

    /// <summary>What the service may choose.</summary>
    public Autotune? Autotune { get; set; }

    /// <summary>Why it failed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>How near it is to its completion criteria.</summary>
    public HyperParameterTuningJobCompletionDetails? TuningJobCompletionDetails { get; set; }

    /// <summary>What it has used.</summary>
    public HyperParameterTuningJobConsumedResources? ConsumedResources { get; set; }
}
