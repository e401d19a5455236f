namespace Amazon.SageMaker.Model;

/// <summary>Where a channel's data comes from; exactly one member is set.</summary>
public sealed class DataSource
{
    /// <summary>Objects in Amazon S3.</summary>
    public S3DataSource? S3DataSource { get; set; }

    /// <summary>A directory of a shared file system.</summary>
    public FileSystemDataSource? FileSystemDataSource { get; set; }

    /// <summary>A registered data set.</summary>
    public DatasetSource? DatasetSource { get; set; }
}
