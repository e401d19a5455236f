using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A page of tuning jobs.</summary>
public sealed class ListHyperParameterTuningJobsResponse : AmazonWebServiceResponse
{
    /// <summary>The tuning jobs of this page; may be empty while more follow.</summary>
    public List<HyperParameterTuningJobSummary>? HyperParameterTuningJobSummaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Token of the next page; absent on the last one.</summary>
    public string? NextToken { get; set; }
}
