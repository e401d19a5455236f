namespace Hpo.Contracts;

/// <summary>Kinds of file systems that a training job can mount.</summary>
public enum FileSystemType
{
    /// <summary>Amazon Elastic File System.</summary>
    Efs,

    /// <summary>Amazon FSx for Lustre.</summary>
    FsxLustre,
}
