namespace Amazon.SageMaker.Model;

/// <summary>Machines that training jobs may use.</summary>
public sealed class HyperParameterTuningInstanceConfig
{
    /// <summary>Machine type.</summary>
    public TrainingInstanceType? InstanceType { get; set; }

    /// <summary>Number of machines.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>Disk of each machine in gigabytes.</summary>
    public int? VolumeSizeInGB { get; set; }
}
