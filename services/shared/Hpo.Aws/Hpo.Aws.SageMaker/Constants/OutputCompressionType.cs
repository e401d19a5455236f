using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether the model artifact is packed.</summary>
public sealed class OutputCompressionType : ConstantClass
{
    /// <summary>A compressed archive.</summary>
    public static readonly OutputCompressionType GZIP = new("GZIP");

    /// <summary>Separate files.</summary>
    public static readonly OutputCompressionType NONE = new("NONE");

    /// <summary>Any value, also one this library does not name.</summary>
    public OutputCompressionType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static OutputCompressionType FindValue(string value) => FindValue<OutputCompressionType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator OutputCompressionType(string value) => FindValue(value);
}
