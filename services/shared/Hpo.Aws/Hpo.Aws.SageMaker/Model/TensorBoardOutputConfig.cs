namespace Amazon.SageMaker.Model;

/// <summary>Where TensorBoard data is stored.</summary>
public sealed class TensorBoardOutputConfig
{
    /// <summary>Directory in the container the data is written to.</summary>
    public string? LocalPath { get; set; }

    /// <summary>S3 prefix the data is stored under.</summary>
    public string? S3OutputPath { get; set; }
}
