namespace Amazon.SageMaker.Model;

/// <summary>Machines of a training job.</summary>
public sealed class ResourceConfig
{
    /// <summary>Machine type; exclusive with <see cref="InstanceGroups"/>.</summary>
    public TrainingInstanceType? InstanceType { get; set; }

    /// <summary>Number of machines.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>Size of each machine's data volume in gigabytes.</summary>
    public int? VolumeSizeInGB { get; set; }

    /// <summary>Key that encrypts the data volumes.</summary>
    public string? VolumeKmsKeyId { get; set; }

    /// <summary>Seconds the machines are kept warm for the next matching job; 0 releases them at once.</summary>
    public int? KeepAlivePeriodInSeconds { get; set; }

    /// <summary>Machine groups of a heterogeneous cluster.</summary>
    public List<InstanceGroup>? InstanceGroups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>ARN of the reserved training plan to use.</summary>
    public string? TrainingPlanArn { get; set; }

    /// <summary>Placement of the machines on Ultra Servers.</summary>
    public InstancePlacementConfig? InstancePlacementConfig { get; set; }
}
