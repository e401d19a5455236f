namespace Amazon.SageMaker.Model;

/// <summary>Asks for a page of the training jobs that a tuning job started.</summary>
public sealed class ListTrainingJobsForHyperParameterTuningJobRequest : AmazonSageMakerRequest
{
    /// <summary>Name of the tuning job.</summary>
    public string? HyperParameterTuningJobName { get; set; }

    /// <summary>Token of the page before; absent for the first one.</summary>
    public string? NextToken { get; set; }

    /// <summary>Size of a page, 1 to 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Only those of this status.</summary>
    public TrainingJobStatus? StatusEquals { get; set; }

    /// <summary>What they are sorted by.</summary>
    public TrainingJobSortByOptions? SortBy { get; set; }

    /// <summary>Direction of the order.</summary>
    public SortOrder? SortOrder { get; set; }
}
