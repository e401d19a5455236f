namespace Amazon.SageMaker.Model;

/// <summary>What a tuning job has used.</summary>
public sealed class HyperParameterTuningJobConsumedResources
{
    /// <summary>Its time in seconds.</summary>
    public int? RuntimeInSeconds { get; set; }
}
