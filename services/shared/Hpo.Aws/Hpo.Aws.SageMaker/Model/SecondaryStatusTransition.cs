namespace Amazon.SageMaker.Model;

/// <summary>A period a job spent in one fine-grained state.</summary>
public sealed class SecondaryStatusTransition
{
    /// <summary>The state.</summary>
    public SecondaryStatus? Status { get; set; }

    /// <summary>When the state was entered (UTC).</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When the state was left (UTC); absent for the current one.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>Free text for people; not meant to be parsed.</summary>
    public string? StatusMessage { get; set; }
}
