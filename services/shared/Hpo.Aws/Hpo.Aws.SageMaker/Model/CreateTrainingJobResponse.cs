using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>Answer to CreateTrainingJob: the job was accepted.</summary>
public sealed class CreateTrainingJobResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the new job.</summary>
    public string? TrainingJobArn { get; set; }
}
