namespace Amazon.SageMaker.Model;

/// <summary>Asks SageMaker to start a training job. The job name is the idempotency key: a second request with the same name fails with <see cref="ResourceInUseException"/>.</summary>
public sealed class CreateTrainingJobRequest : AmazonSageMakerRequest
{
    /// <summary>Name of the job, unique per account and region, at most 63 letters, digits and hyphens.</summary>
    public string? TrainingJobName { get; set; }

    /// <summary>Hyper-parameters handed to the training program; every value is a string. At most 100 entries.</summary>
    public Dictionary<string, string>? HyperParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Image or algorithm to run, how it reads its input, and which metrics to extract from its log.</summary>
    public AlgorithmSpecification? AlgorithmSpecification { get; set; }

    /// <summary>ARN of the IAM role the job runs under.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Named input channels, at most 20.</summary>
    public List<Channel>? InputDataConfig { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the model artifact is stored.</summary>
    public OutputDataConfig? OutputDataConfig { get; set; }

    /// <summary>Machines and disks the job runs on.</summary>
    public ResourceConfig? ResourceConfig { get; set; }

    /// <summary>Private network the job's machines are attached to.</summary>
    public VpcConfig? VpcConfig { get; set; }

    /// <summary>Time limits after which the job is stopped.</summary>
    public StoppingCondition? StoppingCondition { get; set; }

    /// <summary>Tags put on the job, at most 50.</summary>
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>True forbids the container any network traffic.</summary>
    public bool? EnableNetworkIsolation { get; set; }

    /// <summary>True encrypts the traffic between the machines of a distributed job.</summary>
    public bool? EnableInterContainerTrafficEncryption { get; set; }

    /// <summary>True trains on spare capacity, which is cheaper and may be interrupted; needs a maximum wait time.</summary>
    public bool? EnableManagedSpotTraining { get; set; }

    /// <summary>Where checkpoints are kept across interruptions.</summary>
    public CheckpointConfig? CheckpointConfig { get; set; }

    /// <summary>Where tensors for the debugger are written, and which.</summary>
    public DebugHookConfig? DebugHookConfig { get; set; }

    /// <summary>Debugger rules evaluated while the job runs.</summary>
    public List<DebugRuleConfiguration>? DebugRuleConfigurations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where TensorBoard data is stored.</summary>
    public TensorBoardOutputConfig? TensorBoardOutputConfig { get; set; }

    /// <summary>Experiment the job is filed under.</summary>
    public ExperimentConfig? ExperimentConfig { get; set; }

    /// <summary>Where and how often system metrics are collected.</summary>
    public ProfilerConfig? ProfilerConfig { get; set; }

    /// <summary>Profiler rules evaluated while the job runs.</summary>
    public List<ProfilerRuleConfiguration>? ProfilerRuleConfigurations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Environment variables of the container, at most 100. Readable by anyone who may describe the job.</summary>
    public Dictionary<string, string>? Environment { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How often SageMaker restarts the job after an internal error of its own.</summary>
    public RetryStrategy? RetryStrategy { get; set; }

    /// <summary>Whether a shell may be opened in the running container.</summary>
    public RemoteDebugConfig? RemoteDebugConfig { get; set; }

    /// <summary>Whether the machines are health-checked before training.</summary>
    public InfraCheckConfig? InfraCheckConfig { get; set; }

    /// <summary>Whether session tags travel on to the job's role.</summary>
    public SessionChainingConfig? SessionChainingConfig { get; set; }

    /// <summary>Describes a serverless model customization or evaluation instead of a container.</summary>
    public ServerlessJobConfig? ServerlessJobConfig { get; set; }

    /// <summary>MLflow tracking server and run the job reports to.</summary>
    public MlflowConfig? MlflowConfig { get; set; }

    /// <summary>Model package group the trained model is registered in.</summary>
    public ModelPackageConfig? ModelPackageConfig { get; set; }
}
