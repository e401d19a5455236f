namespace Amazon.SageMaker.Model;

/// <summary>Earlier tuning jobs to learn from.</summary>
public sealed class HyperParameterTuningJobWarmStartConfig
{
    /// <summary>The earlier ones, 1 to 5.</summary>
    public List<ParentHyperParameterTuningJob>? ParentHyperParameterTuningJobs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What they have in common.</summary>
    public HyperParameterTuningJobWarmStartType? WarmStartType { get; set; }
}
