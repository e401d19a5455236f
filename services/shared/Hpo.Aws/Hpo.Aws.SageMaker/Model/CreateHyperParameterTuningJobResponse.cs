using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>Answer to CreateHyperParameterTuningJob: the tuning job was accepted.</summary>
public sealed class CreateHyperParameterTuningJobResponse : AmazonWebServiceResponse
{
    /// <summary>ARN of the new tuning job.</summary>
    public string? HyperParameterTuningJobArn { get; set; }
}
