namespace Amazon.SageMaker.Model;

/// <summary>How much a tuning job may use.</summary>
public sealed class ResourceLimits
{
    /// <summary>Number of training jobs, at least 1; absent for a grid, whose size decides.</summary>
    public int? MaxNumberOfTrainingJobs { get; set; }

    /// <summary>Number of training jobs at the same time, at least 1.</summary>
    public int? MaxParallelTrainingJobs { get; set; }

    /// <summary>Time of the whole tuning job in seconds, 120 to 15,768,000; absent means no limit.</summary>
    public int? MaxRuntimeInSeconds { get; set; }
}
