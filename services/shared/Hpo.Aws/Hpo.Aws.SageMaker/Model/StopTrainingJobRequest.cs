namespace Amazon.SageMaker.Model;

/// <summary>Asks SageMaker to stop a training job; artifacts written so far are kept.</summary>
public sealed class StopTrainingJobRequest : AmazonSageMakerRequest
{
    /// <summary>Name of the job.</summary>
    public string? TrainingJobName { get; set; }
}
