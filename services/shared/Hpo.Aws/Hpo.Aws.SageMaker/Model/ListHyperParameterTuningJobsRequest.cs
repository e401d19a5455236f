namespace Amazon.SageMaker.Model;

/// <summary>Asks for a page of tuning jobs.</summary>
public sealed class ListHyperParameterTuningJobsRequest : AmazonSageMakerRequest
{
    /// <summary>Token of the page before; absent for the first one.</summary>
    public string? NextToken { get; set; }

    /// <summary>Size of a page, 1 to 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>What it is sorted by.</summary>
    public HyperParameterTuningJobSortByOptions? SortBy { get; set; }

    /// <summary>Direction of the order.</summary>
    public SortOrder? SortOrder { get; set; }

    /// <summary>Part of the name.</summary>
    public string? NameContains { get; set; }

    /// <summary>Created later.</summary>
    public DateTime? CreationTimeAfter { get; set; }

    /// <summary>Created earlier.</summary>
    public DateTime? CreationTimeBefore { get; set; }

    /// <summary>Changed later.</summary>
    public DateTime? LastModifiedTimeAfter { get; set; }

    /// <summary>Changed earlier.</summary>
    public DateTime? LastModifiedTimeBefore { get; set; }

    /// <summary>Only those of this status.</summary>
    public HyperParameterTuningJobStatus? StatusEquals { get; set; }
}
