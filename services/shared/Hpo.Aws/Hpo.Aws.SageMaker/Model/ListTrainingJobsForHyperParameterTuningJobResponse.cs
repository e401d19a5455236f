using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A page of the training jobs that a tuning job started.</summary>
public sealed class ListTrainingJobsForHyperParameterTuningJobResponse : AmazonWebServiceResponse
{
    /// <summary>The training jobs of this page; may be empty while more follow.</summary>
    public List<HyperParameterTrainingJobSummary>? TrainingJobSummaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Token of the next page; absent on the last one.</summary>
    public string? NextToken { get; set; }
}
