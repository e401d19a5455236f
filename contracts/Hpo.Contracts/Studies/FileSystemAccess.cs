namespace Hpo.Contracts;

/// <summary>What a training job may do with a file system.</summary>
public enum FileSystemAccess
{
    /// <summary>Read.</summary>
    ReadOnly,

    /// <summary>Read and write.</summary>
    ReadWrite,
}
