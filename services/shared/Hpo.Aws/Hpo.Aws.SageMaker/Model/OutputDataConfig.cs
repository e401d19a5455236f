namespace Amazon.SageMaker.Model;

/// <summary>Where and how the result of a job is stored.</summary>
public sealed class OutputDataConfig
{
    /// <summary>Key that encrypts the artifact.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>S3 prefix under which the artifact is stored.</summary>
    public string? S3OutputPath { get; set; }

    /// <summary>Whether the artifact is packed into an archive.</summary>
    public OutputCompressionType? CompressionType { get; set; }
}
