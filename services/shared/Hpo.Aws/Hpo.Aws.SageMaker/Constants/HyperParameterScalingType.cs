using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Scale on which a range is searched.</summary>
public sealed class HyperParameterScalingType : ConstantClass
{
    /// <summary>The service chooses.</summary>
    public static readonly HyperParameterScalingType Auto = new("Auto");

    /// <summary>Evenly.</summary>
    public static readonly HyperParameterScalingType Linear = new("Linear");

    /// <summary>Evenly by order of magnitude; for ranges above zero.</summary>
    public static readonly HyperParameterScalingType Logarithmic = new("Logarithmic");

    /// <summary>Finer towards one; for continuous ranges from zero to below one.</summary>
    public static readonly HyperParameterScalingType ReverseLogarithmic = new("ReverseLogarithmic");

    /// <summary>Any value, also one this library does not name.</summary>
    public HyperParameterScalingType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static HyperParameterScalingType FindValue(string value) => FindValue<HyperParameterScalingType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator HyperParameterScalingType(string value) => FindValue(value);
}
