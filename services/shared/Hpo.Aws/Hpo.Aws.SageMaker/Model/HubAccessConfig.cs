namespace Amazon.SageMaker.Model;

/// <summary>A model of a private hub.</summary>
public sealed class HubAccessConfig
{
    /// <summary>ARN of the hub content.</summary>
    public string? HubContentArn { get; set; }
}
