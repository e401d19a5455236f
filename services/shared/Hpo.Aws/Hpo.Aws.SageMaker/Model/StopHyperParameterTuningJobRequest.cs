namespace Amazon.SageMaker.Model;

/// <summary>Asks SageMaker to stop a tuning job and the training jobs that run for it.</summary>
public sealed class StopHyperParameterTuningJobRequest : AmazonSageMakerRequest
{
    /// <summary>Name of the tuning job.</summary>
    public string? HyperParameterTuningJobName { get; set; }
}
