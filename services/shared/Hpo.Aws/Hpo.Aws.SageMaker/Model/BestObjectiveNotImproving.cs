namespace Amazon.SageMaker.Model;

/// <summary>Ends a tuning job that gets no better.</summary>
public sealed class BestObjectiveNotImproving
{
    /// <summary>Number of training jobs without a better one, at least 3.</summary>
    public int? MaxNumberOfTrainingJobsNotImproving { get; set; }
}
