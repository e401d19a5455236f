namespace Amazon.SageMaker.Model;

/// <summary>Training jobs of a tuning job by status.</summary>
public sealed class TrainingJobStatusCounters
{
    /// <summary>Those that ended well.</summary>
    public int? Completed { get; set; }

    /// <summary>Those that run.</summary>
    public int? InProgress { get; set; }

    /// <summary>Those that failed and are started again.</summary>
    public int? RetryableError { get; set; }

    /// <summary>Those that failed for good.</summary>
    public int? NonRetryableError { get; set; }

    /// <summary>Those that were stopped.</summary>
    public int? Stopped { get; set; }
}
