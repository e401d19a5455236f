namespace Amazon.SageMaker.Model;

/// <summary>Result of a training job.</summary>
public sealed class ModelArtifacts
{
    /// <summary>S3 address of the model artifact.</summary>
    public string? S3ModelArtifacts { get; set; }
}
