namespace Amazon.SageMaker.Model;

/// <summary>Restarts after internal errors of SageMaker.</summary>
public sealed class RetryStrategy
{
    /// <summary>Number of restarts, 1 to 30.</summary>
    public int? MaximumRetryAttempts { get; set; }
}
