namespace Amazon.SageMaker.Model;

/// <summary>Machines of one type within a heterogeneous cluster.</summary>
public sealed class InstanceGroup
{
    /// <summary>Machine type of the group.</summary>
    public TrainingInstanceType? InstanceType { get; set; }

    /// <summary>Number of machines in the group.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>Name of the group.</summary>
    public string? InstanceGroupName { get; set; }
}
