namespace Amazon.SageMaker.Model;

/// <summary>A training job as listed.</summary>
public sealed class TrainingJobSummary
{
    /// <summary>Name of the job.</summary>
    public string? TrainingJobName { get; set; }

    /// <summary>ARN of the job.</summary>
    public string? TrainingJobArn { get; set; }

    /// <summary>When the job was created (UTC).</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>When the job ended (UTC); absent until then.</summary>
    public DateTime? TrainingEndTime { get; set; }

    /// <summary>When the state of the job last changed (UTC).</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>Coarse state of the job.</summary>
    public TrainingJobStatus? TrainingJobStatus { get; set; }

    /// <summary>Fine-grained state of the job.</summary>
    public SecondaryStatus? SecondaryStatus { get; set; }

    /// <summary>State of the machines kept warm after the job.</summary>
    public WarmPoolStatus? WarmPoolStatus { get; set; }

    /// <summary>ARN of the training plan the job used.</summary>
    public string? TrainingPlanArn { get; set; }
}
