namespace Amazon.SageMaker.Model;

/// <summary>A registered data set as training input.</summary>
public sealed class DatasetSource
{
    /// <summary>ARN of the data set.</summary>
    public string? DatasetArn { get; set; }
}
