namespace Amazon.SageMaker.Model;

/// <summary>Where checkpoints are synchronized to.</summary>
public sealed class CheckpointConfig
{
    /// <summary>S3 prefix that receives the checkpoints.</summary>
    public string? S3Uri { get; set; }

    /// <summary>Directory in the container; <c>/opt/ml/checkpoints</c> when absent.</summary>
    public string? LocalPath { get; set; }
}
