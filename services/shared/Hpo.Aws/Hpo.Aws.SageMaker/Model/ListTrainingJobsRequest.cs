namespace Amazon.SageMaker.Model;

/// <summary>Asks for a page of training jobs.</summary>
public sealed class ListTrainingJobsRequest : AmazonSageMakerRequest
{
    /// <summary>Token of the next page, from the previous answer.</summary>
    public string? NextToken { get; set; }

    /// <summary>Jobs per page, 1 to 100; 10 when absent.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Only jobs created after this time.</summary>
    public DateTime? CreationTimeAfter { get; set; }

    /// <summary>Only jobs created before this time.</summary>
    public DateTime? CreationTimeBefore { get; set; }

    /// <summary>Only jobs changed after this time.</summary>
    public DateTime? LastModifiedTimeAfter { get; set; }

    /// <summary>Only jobs changed before this time.</summary>
    public DateTime? LastModifiedTimeBefore { get; set; }

    /// <summary>Only jobs whose name contains this text.</summary>
    public string? NameContains { get; set; }

    /// <summary>Only jobs in this state; filters after the page is cut, so pages may be empty.</summary>
    public TrainingJobStatus? StatusEquals { get; set; }

    /// <summary>What to sort by.</summary>
    public SortBy? SortBy { get; set; }

    /// <summary>Direction of the sort.</summary>
    public SortOrder? SortOrder { get; set; }

    /// <summary>Only jobs whose warm machines are in this state.</summary>
    public WarmPoolResourceStatus? WarmPoolStatusEquals { get; set; }

    /// <summary>Only jobs of this training plan.</summary>
    public string? TrainingPlanArnEquals { get; set; }
}
