namespace Amazon.SageMaker.Model;

/// <summary>Adds tags to a resource, or replaces the values of those it has.</summary>
public sealed class AddTagsRequest : AmazonSageMakerRequest
{
    /// <summary>ARN of the resource.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>Tags to add, at most 50.</summary>
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
