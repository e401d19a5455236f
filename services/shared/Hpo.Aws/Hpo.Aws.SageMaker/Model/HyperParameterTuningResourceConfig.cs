namespace Amazon.SageMaker.Model;

/// <summary>Machines of the training jobs, with alternatives; instead of a resource configuration.</summary>
public sealed class HyperParameterTuningResourceConfig
{
    /// <summary>Machine type.</summary>
    public TrainingInstanceType? InstanceType { get; set; }

    /// <summary>Number of machines of one job.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>Disk of each machine in gigabytes.</summary>
    public int? VolumeSizeInGB { get; set; }

    /// <summary>Key that encrypts the disks.</summary>
    public string? VolumeKmsKeyId { get; set; }

    /// <summary>Order in which the alternatives are tried.</summary>
    public HyperParameterTuningAllocationStrategy? AllocationStrategy { get; set; }

    /// <summary>The alternatives, 1 to 6.</summary>
    public List<HyperParameterTuningInstanceConfig>? InstanceConfigs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
