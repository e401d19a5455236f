using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether a file system is writable.</summary>
public sealed class FileSystemAccessMode : ConstantClass
{
    /// <summary>Read and write.</summary>
    public static readonly FileSystemAccessMode Rw = new("rw");

    /// <summary>Read only.</summary>
    public static readonly FileSystemAccessMode Ro = new("ro");

    /// <summary>Any value, also one this library does not name.</summary>
    public FileSystemAccessMode(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static FileSystemAccessMode FindValue(string value) => FindValue<FileSystemAccessMode>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator FileSystemAccessMode(string value) => FindValue(value);
}
