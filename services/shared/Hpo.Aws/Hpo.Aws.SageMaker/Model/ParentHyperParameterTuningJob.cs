namespace Amazon.SageMaker.Model;

/// <summary>A tuning job to learn from.</summary>
public sealed class ParentHyperParameterTuningJob
{
    /// <summary>Name of the tuning job; it must have ended.</summary>
    public string? HyperParameterTuningJobName { get; set; }
}
