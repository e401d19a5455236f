namespace Amazon.SageMaker.Model;

/// <summary>What ends a tuning job before its limits.</summary>
public sealed class TuningJobCompletionCriteria
{
    /// <summary>Value of the objective that is good enough.</summary>
    public float? TargetObjectiveMetricValue { get; set; }

    /// <summary>Trials without progress.</summary>
    public BestObjectiveNotImproving? BestObjectiveNotImproving { get; set; }

    /// <summary>No progress to be expected.</summary>
    public ConvergenceDetected? ConvergenceDetected { get; set; }
}
