using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Kind of a shared file system.</summary>
public sealed class FileSystemType : ConstantClass
{
    /// <summary>Amazon Elastic File System.</summary>
    public static readonly FileSystemType EFS = new("EFS");

    /// <summary>Amazon FSx for Lustre.</summary>
    public static readonly FileSystemType FSxLustre = new("FSxLustre");

    /// <summary>Any value, also one this library does not name.</summary>
    public FileSystemType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static FileSystemType FindValue(string value) => FindValue<FileSystemType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator FileSystemType(string value) => FindValue(value);
}
