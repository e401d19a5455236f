namespace Amazon.SageMaker.Model;

/// <summary>Placement of a job's machines on Ultra Servers.</summary>
public sealed class InstancePlacementConfig
{
    /// <summary>True lets several jobs share an Ultra Server.</summary>
    public bool? EnableMultipleJobs { get; set; }

    /// <summary>Machines per Ultra Server.</summary>
    public List<PlacementSpecification>? PlacementSpecifications { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
