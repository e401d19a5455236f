using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How input data is compressed.</summary>
public sealed class CompressionType : ConstantClass
{
    /// <summary>Not compressed.</summary>
    public static readonly CompressionType None = new("None");

    /// <summary>Compressed with gzip.</summary>
    public static readonly CompressionType Gzip = new("Gzip");

    /// <summary>Any value, also one this library does not name.</summary>
    public CompressionType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static CompressionType FindValue(string value) => FindValue<CompressionType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator CompressionType(string value) => FindValue(value);
}
