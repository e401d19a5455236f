namespace Amazon.SageMaker.Model;

/// <summary>Asks for a page of a resource's tags.</summary>
public sealed class ListTagsRequest : AmazonSageMakerRequest
{
    /// <summary>ARN of the resource.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>Token of the next page, from the previous answer.</summary>
    public string? NextToken { get; set; }

    /// <summary>Tags per page, at least 50.</summary>
    public int? MaxResults { get; set; }
}
