using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A page of a resource's tags.</summary>
public sealed class ListTagsResponse : AmazonWebServiceResponse
{
    /// <summary>The tags of this page.</summary>
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Token of the next page; absent on the last one.</summary>
    public string? NextToken { get; set; }
}
