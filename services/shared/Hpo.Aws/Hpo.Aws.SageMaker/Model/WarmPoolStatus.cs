namespace Amazon.SageMaker.Model;

/// <summary>State of the machines kept warm after a job.</summary>
public sealed class WarmPoolStatus
{
    /// <summary>Whether the machines wait, are in use again, or are gone.</summary>
    public WarmPoolResourceStatus? Status { get; set; }

    /// <summary>Billed waiting time in seconds.</summary>
    public int? ResourceRetainedBillableTimeInSeconds { get; set; }

    /// <summary>Name of the job that took the machines over.</summary>
    public string? ReusedByJob { get; set; }
}
