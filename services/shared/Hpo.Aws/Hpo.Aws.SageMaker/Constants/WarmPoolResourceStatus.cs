using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>State of machines kept warm.</summary>
public sealed class WarmPoolResourceStatus : ConstantClass
{
    /// <summary>Waiting for a matching job.</summary>
    public static readonly WarmPoolResourceStatus Available = new("Available");

    /// <summary>Released.</summary>
    public static readonly WarmPoolResourceStatus Terminated = new("Terminated");

    /// <summary>Taken over by a job.</summary>
    public static readonly WarmPoolResourceStatus Reused = new("Reused");

    /// <summary>Still used by the job.</summary>
    public static readonly WarmPoolResourceStatus InUse = new("InUse");

    /// <summary>Any value, also one this library does not name.</summary>
    public WarmPoolResourceStatus(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static WarmPoolResourceStatus FindValue(string value) => FindValue<WarmPoolResourceStatus>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator WarmPoolResourceStatus(string value) => FindValue(value);
}
