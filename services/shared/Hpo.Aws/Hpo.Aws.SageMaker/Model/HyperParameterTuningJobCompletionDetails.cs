namespace Amazon.SageMaker.Model;

/// <summary>How near a tuning job is to its completion criteria.</summary>
public sealed class HyperParameterTuningJobCompletionDetails
{
    /// <summary>Training jobs since the best one.</summary>
    public int? NumberOfTrainingJobsObjectiveNotImproving { get; set; }

    /// <summary>When no more progress was expected (UTC).</summary>
    public DateTime? ConvergenceDetectedTime { get; set; }
}
