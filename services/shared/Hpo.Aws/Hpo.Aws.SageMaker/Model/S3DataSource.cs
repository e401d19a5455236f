namespace Amazon.SageMaker.Model;

/// <summary>Objects in Amazon S3 as training input.</summary>
public sealed class S3DataSource
{
    /// <summary>What <see cref="S3Uri"/> names: a key prefix or a manifest.</summary>
    public S3DataType? S3DataType { get; set; }

    /// <summary>Address of the prefix or manifest.</summary>
    public string? S3Uri { get; set; }

    /// <summary>Whether every machine gets all objects or its share.</summary>
    public S3DataDistribution? S3DataDistributionType { get; set; }

    /// <summary>JSON attributes to use from an augmented manifest.</summary>
    public List<string>? AttributeNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Instance groups that receive the data in a heterogeneous cluster.</summary>
    public List<string>? InstanceGroupNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Licence acceptance for a model used as input.</summary>
    public ModelAccessConfig? ModelAccessConfig { get; set; }

    /// <summary>Private hub the input model comes from.</summary>
    public HubAccessConfig? HubAccessConfig { get; set; }
}
