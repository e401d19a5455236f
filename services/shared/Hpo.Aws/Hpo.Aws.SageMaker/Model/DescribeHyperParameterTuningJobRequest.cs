namespace Amazon.SageMaker.Model;

/// <summary>Asks for everything known about a tuning job.</summary>
public sealed class DescribeHyperParameterTuningJobRequest : AmazonSageMakerRequest
{
    /// <summary>Name of the tuning job.</summary>
    public string? HyperParameterTuningJobName { get; set; }
}
