namespace Amazon.SageMaker.Model;

/// <summary>Asks for everything known about one training job.</summary>
public sealed class DescribeTrainingJobRequest : AmazonSageMakerRequest
{
    /// <summary>Name of the job.</summary>
    public string? TrainingJobName { get; set; }
}
