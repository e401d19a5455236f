namespace Amazon.SageMaker.Model;

/// <summary>The training job that a tuning job starts again and again.</summary>
public sealed class HyperParameterTrainingJobDefinition
{
    /// <summary>Name of the definition; only where there are several.</summary>
    public string? DefinitionName { get; set; }

    /// <summary>What it optimizes; only where there are several definitions.</summary>
    public HyperParameterTuningJobObjective? TuningObjective { get; set; }

    /// <summary>What is tuned; only where there are several definitions.</summary>
    public ParameterRanges? HyperParameterRanges { get; set; }

    /// <summary>Hyper-parameters that are the same in every job, at most 100.</summary>
    public Dictionary<string, string>? StaticHyperParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What the jobs run.</summary>
    public HyperParameterAlgorithmSpecification? AlgorithmSpecification { get; set; }

    /// <summary>ARN of the IAM role the jobs run under.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Named input channels, at most 20.</summary>
    public List<Channel>? InputDataConfig { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Private network of the machines.</summary>
    public VpcConfig? VpcConfig { get; set; }

    /// <summary>Where models are stored.</summary>
    public OutputDataConfig? OutputDataConfig { get; set; }

    /// <summary>Machines and disks of one job.</summary>
    public ResourceConfig? ResourceConfig { get; set; }

    /// <summary>Machines of one job, with alternatives.</summary>
    public HyperParameterTuningResourceConfig? HyperParameterTuningResourceConfig { get; set; }

    /// <summary>Time limits of one job.</summary>
    public StoppingCondition? StoppingCondition { get; set; }

    /// <summary>Whether the containers have no network.</summary>
    public bool? EnableNetworkIsolation { get; set; }

    /// <summary>Whether traffic between machines of a job is encrypted.</summary>
    public bool? EnableInterContainerTrafficEncryption { get; set; }

    /// <summary>Whether spot capacity is used.</summary>
    public bool? EnableManagedSpotTraining { get; set; }

    /// <summary>Where checkpoints are kept.</summary>
    public CheckpointConfig? CheckpointConfig { get; set; }

    /// <summary>Restarts after internal errors of the service.</summary>
    public RetryStrategy? RetryStrategy { get; set; }

    /// <summary>Environment variables of the jobs, at most 48.</summary>
    public Dictionary<string, string>? Environment { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
