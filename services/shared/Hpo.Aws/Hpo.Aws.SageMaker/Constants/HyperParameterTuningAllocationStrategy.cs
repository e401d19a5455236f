using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Order in which machine types are tried.</summary>
public sealed class HyperParameterTuningAllocationStrategy : ConstantClass
{
    /// <summary>In the order of the list.</summary>
    public static readonly HyperParameterTuningAllocationStrategy Prioritized = new("Prioritized");

    /// <summary>Any value, also one this library does not name.</summary>
    public HyperParameterTuningAllocationStrategy(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static HyperParameterTuningAllocationStrategy FindValue(string value) => FindValue<HyperParameterTuningAllocationStrategy>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator HyperParameterTuningAllocationStrategy(string value) => FindValue(value);
}
