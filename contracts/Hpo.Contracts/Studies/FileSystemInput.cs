namespace Hpo.Contracts;

/// <summary>A directory of a file system that is mounted into the training job. The job needs the file system's network, see <see cref="TrainingTemplate.Vpc"/>.</summary>
public sealed record FileSystemInput
{
    /// <summary>Id of the file system, <c>fs-0123456789abcdef0</c> for instance.</summary>
    public required string Id { get; init; }

    /// <summary>Which kind of file system it is.</summary>
    public required FileSystemType Type { get; init; }

    /// <summary>Absolute path of the directory; of FSx for Lustre it begins with the mount name.</summary>
    public required string DirectoryPath { get; init; }

    /// <summary>Whether the job may write.</summary>
    public FileSystemAccess AccessMode { get; init; }
}
