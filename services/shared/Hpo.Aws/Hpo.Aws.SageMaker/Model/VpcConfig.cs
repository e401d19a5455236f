namespace Amazon.SageMaker.Model;

/// <summary>Private network of a job.</summary>
public sealed class VpcConfig
{
    /// <summary>Security groups of the network interfaces.</summary>
    public List<string>? SecurityGroupIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Subnets the machines are attached to.</summary>
    public List<string>? Subnets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
