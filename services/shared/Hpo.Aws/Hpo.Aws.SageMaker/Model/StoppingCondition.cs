namespace Amazon.SageMaker.Model;

/// <summary>Time limits of a job.</summary>
public sealed class StoppingCondition
{
    /// <summary>Longest running time in seconds, at most 28 days; one day when absent.</summary>
    public int? MaxRuntimeInSeconds { get; set; }

    /// <summary>Longest waiting plus running time of a spot job in seconds.</summary>
    public int? MaxWaitTimeInSeconds { get; set; }

    /// <summary>Longest time in seconds the job may wait for capacity.</summary>
    public int? MaxPendingTimeInSeconds { get; set; }
}
