using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What an S3 address names.</summary>
public sealed class S3DataType : ConstantClass
{
    /// <summary>A manifest that lists objects.</summary>
    public static readonly S3DataType ManifestFile = new("ManifestFile");

    /// <summary>All objects whose key starts with the address.</summary>
    public static readonly S3DataType S3Prefix = new("S3Prefix");

    /// <summary>A manifest with JSON lines.</summary>
    public static readonly S3DataType AugmentedManifestFile = new("AugmentedManifestFile");

    /// <summary>Conversations in the Converse format.</summary>
    public static readonly S3DataType Converse = new("Converse");

    /// <summary>Any value, also one this library does not name.</summary>
    public S3DataType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static S3DataType FindValue(string value) => FindValue<S3DataType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator S3DataType(string value) => FindValue(value);
}
