namespace Amazon.SageMaker.Model;

/// <summary>A shared file system as training input.</summary>
public sealed class FileSystemDataSource
{
    /// <summary>Id of the file system.</summary>
    public string? FileSystemId { get; set; }

    /// <summary>Whether it is mounted read-only.</summary>
    public FileSystemAccessMode? FileSystemAccessMode { get; set; }

    /// <summary>Kind of file system.</summary>
    public FileSystemType? FileSystemType { get; set; }

    /// <summary>Full path of the directory within the file system.</summary>
    public string? DirectoryPath { get; set; }
}
