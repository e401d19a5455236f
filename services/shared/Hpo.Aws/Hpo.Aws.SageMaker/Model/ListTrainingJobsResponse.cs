using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A page of training jobs.</summary>
public sealed class ListTrainingJobsResponse : AmazonWebServiceResponse
{
    /// <summary>The jobs of this page; may be empty while more follow.</summary>
    public List<TrainingJobSummary>? TrainingJobSummaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Token of the next page; absent on the last one.</summary>
    public string? NextToken { get; set; }
}
