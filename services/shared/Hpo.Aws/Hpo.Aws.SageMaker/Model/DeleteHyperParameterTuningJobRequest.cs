namespace Amazon.SageMaker.Model;

/// <summary>Asks SageMaker to forget a tuning job that has ended; its training jobs stay.</summary>
public sealed class DeleteHyperParameterTuningJobRequest : AmazonSageMakerRequest
{
    /// <summary>Name of the tuning job.</summary>
    public string? HyperParameterTuningJobName { get; set; }
}
