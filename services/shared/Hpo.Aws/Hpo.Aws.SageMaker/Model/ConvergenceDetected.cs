namespace Amazon.SageMaker.Model;

/// <summary>Ends a tuning job from which the service expects no more progress.</summary>
public sealed class ConvergenceDetected
{
    /// <summary>Whether it ends.</summary>
    public CompleteOnConvergence? CompleteOnConvergence { get; set; }
}
