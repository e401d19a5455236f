using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>Answer to AddTags.</summary>
public sealed class AddTagsResponse : AmazonWebServiceResponse
{
    /// <summary>The tags that were added.</summary>
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
