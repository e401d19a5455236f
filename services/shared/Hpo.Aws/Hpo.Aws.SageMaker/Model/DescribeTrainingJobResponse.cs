using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>Everything known about one training job.</summary>
public sealed class DescribeTrainingJobResponse : AmazonWebServiceResponse
{
    /// <summary>Name of the job.</summary>
    public string? TrainingJobName { get; set; }

    /// <summary>ARN of the job.</summary>
    public string? TrainingJobArn { get; set; }

    /// <summary>ARN of the tuning job that started it, if any.</summary>
    public string? TuningJobArn { get; set; }

    /// <summary>ARN of the labeling job that started it, if any.</summary>
    public string? LabelingJobArn { get; set; }

    /// <summary>ARN of the AutoML job that started it, if any.</summary>
    public string? AutoMLJobArn { get; set; }

    /// <summary>Where the model artifact was stored.</summary>
    public ModelArtifacts? ModelArtifacts { get; set; }

    /// <summary>Coarse state of the job; treat unknown values as still running.</summary>
    public TrainingJobStatus? TrainingJobStatus { get; set; }

    /// <summary>Fine-grained state of the job.</summary>
    public SecondaryStatus? SecondaryStatus { get; set; }

    /// <summary>Why the job failed, at most 1024 characters; absent unless it failed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>Hyper-parameters handed to the training program.</summary>
    public Dictionary<string, string>? HyperParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Image or algorithm to run, how it reads its input, and which metrics to extract from its log.</summary>
    public AlgorithmSpecification? AlgorithmSpecification { get; set; }

    /// <summary>ARN of the IAM role the job runs under.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Named input channels.</summary>
    public List<Channel>? InputDataConfig { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the model artifact is stored.</summary>
    public OutputDataConfig? OutputDataConfig { get; set; }

    /// <summary>Machines and disks the job runs on.</summary>
    public ResourceConfig? ResourceConfig { get; set; }

    /// <summary>State of the machines kept warm after the job.</summary>
    public WarmPoolStatus? WarmPoolStatus { get; set; }

    /// <summary>Private network the job's machines are attached to.</summary>
    public VpcConfig? VpcConfig { get; set; }

    /// <summary>Time limits after which the job is stopped.</summary>
    public StoppingCondition? StoppingCondition { get; set; }

    /// <summary>When the job was created (UTC).</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>When training began (UTC); absent until then.</summary>
    public DateTime? TrainingStartTime { get; set; }

    /// <summary>When the job ended (UTC); absent until then.</summary>
    public DateTime? TrainingEndTime { get; set; }

    /// <summary>When the state of the job last changed (UTC).</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>History of the fine-grained states, in order.</summary>
    public List<SecondaryStatusTransition>? SecondaryStatusTransitions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Last value of every metric; filled some time after the end.</summary>
    public List<MetricData>? FinalMetricDataList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>True forbids the container any network traffic.</summary>
    public bool? EnableNetworkIsolation { get; set; }

    /// <summary>True encrypts the traffic between the machines of a distributed job.</summary>
    public bool? EnableInterContainerTrafficEncryption { get; set; }

    /// <summary>True trains on spare capacity, which is cheaper and may be interrupted; needs a maximum wait time.</summary>
    public bool? EnableManagedSpotTraining { get; set; }

    /// <summary>Where checkpoints are kept across interruptions.</summary>
    public CheckpointConfig? CheckpointConfig { get; set; }

    /// <summary>Training time in seconds; absent until the end, or when the job never started.</summary>
    public int? TrainingTimeInSeconds { get; set; }

    /// <summary>Billed time per machine in seconds; absent until the end.</summary>
    public int? BillableTimeInSeconds { get; set; }

    /// <summary>Billed tokens of a serverless job.</summary>
    public long? BillableTokenCount { get; set; }

    /// <summary>Where tensors for the debugger are written, and which.</summary>
    public DebugHookConfig? DebugHookConfig { get; set; }

    /// <summary>Experiment the job is filed under.</summary>
    public ExperimentConfig? ExperimentConfig { get; set; }

    /// <summary>Debugger rules evaluated while the job runs.</summary>
    public List<DebugRuleConfiguration>? DebugRuleConfigurations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where TensorBoard data is stored.</summary>
    public TensorBoardOutputConfig? TensorBoardOutputConfig { get; set; }

    /// <summary>State of the debugger rules.</summary>
    public List<DebugRuleEvaluationStatus>? DebugRuleEvaluationStatuses { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where and how often system metrics are collected.</summary>
    public ProfilerConfig? ProfilerConfig { get; set; }

    /// <summary>Profiler rules evaluated while the job runs.</summary>
    public List<ProfilerRuleConfiguration>? ProfilerRuleConfigurations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>State of the profiler rules.</summary>
    public List<ProfilerRuleEvaluationStatus>? ProfilerRuleEvaluationStatuses { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether profiling is on.</summary>
    public ProfilingStatus? ProfilingStatus { get; set; }

    /// <summary>Environment variables of the container.</summary>
    public Dictionary<string, string>? Environment { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How often SageMaker restarts the job after an internal error of its own.</summary>
    public RetryStrategy? RetryStrategy { get; set; }

    /// <summary>Whether a shell may be opened in the running container.</summary>
    public RemoteDebugConfig? RemoteDebugConfig { get; set; }

    /// <summary>Whether the machines are health-checked before training.</summary>
    public InfraCheckConfig? InfraCheckConfig { get; set; }

    /// <summary>Describes a serverless model customization or evaluation instead of a container.</summary>
    public ServerlessJobConfig? ServerlessJobConfig { get; set; }

    /// <summary>MLflow tracking server and run the job reports to.</summary>
    public MlflowConfig? MlflowConfig { get; set; }

    /// <summary>Model package group the trained model is registered in.</summary>
    public ModelPackageConfig? ModelPackageConfig { get; set; }

    /// <summary>MLflow ids the job reports under.</summary>
    public MlflowDetails? MlflowDetails { get; set; }

    /// <summary>Progress of a serverless job.</summary>
    public TrainingProgressInfo? ProgressInfo { get; set; }

    /// <summary>ARN of the model package the job produced.</summary>
    public string? OutputModelPackageArn { get; set; }
}
