using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What is known of a training job's objective.</summary>
public sealed class ObjectiveStatus : ConstantClass
{
    /// <summary>It has a value.</summary>
    public static readonly ObjectiveStatus Succeeded = new("Succeeded");

    /// <summary>It is still to come.</summary>
    public static readonly ObjectiveStatus Pending = new("Pending");

    /// <summary>There is none.</summary>
    public static readonly ObjectiveStatus Failed = new("Failed");

    /// <summary>Any value, also one this library does not name.</summary>
    public ObjectiveStatus(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static ObjectiveStatus FindValue(string value) => FindValue<ObjectiveStatus>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator ObjectiveStatus(string value) => FindValue(value);
}
