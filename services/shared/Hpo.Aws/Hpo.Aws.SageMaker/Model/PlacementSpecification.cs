namespace Amazon.SageMaker.Model;

/// <summary>Machines placed on one Ultra Server.</summary>
public sealed class PlacementSpecification
{
    /// <summary>Id of the Ultra Server.</summary>
    public string? UltraServerId { get; set; }

    /// <summary>Number of machines placed on it.</summary>
    public int? InstanceCount { get; set; }
}
