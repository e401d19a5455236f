namespace Amazon.SageMaker.Model;

/// <summary>Asks SageMaker to start a tuning job. The name is the idempotency key: a second request with the same name fails with <see cref="ResourceInUseException"/>.</summary>
public sealed class CreateHyperParameterTuningJobRequest : AmazonSageMakerRequest
{
    /// <summary>Name of the tuning job, unique per account and region, at most 32 letters, digits and hyphens.</summary>
    public string? HyperParameterTuningJobName { get; set; }

    /// <summary>How it searches.</summary>
    public HyperParameterTuningJobConfig? HyperParameterTuningJobConfig { get; set; }

    /// <summary>The training job it starts; or <see cref="TrainingJobDefinitions"/>.</summary>
    public HyperParameterTrainingJobDefinition? TrainingJobDefinition { get; set; }

    /// <summary>Several training jobs to choose from, at most 10; or <see cref="TrainingJobDefinition"/>.</summary>
    public List<HyperParameterTrainingJobDefinition>? TrainingJobDefinitions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Earlier tuning jobs to learn from.</summary>
    public HyperParameterTuningJobWarmStartConfig? WarmStartConfig { get; set; }

    /// <summary>Tags of the tuning job and all its training jobs, at most 50.</summary>
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What the service may choose.</summary>
    public Autotune? Autotune { get; set; }
}
