using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether the service chooses what the request leaves out.</summary>
public sealed class AutotuneMode : ConstantClass
{
    /// <summary>It does.</summary>
    public static readonly AutotuneMode Enabled = new("Enabled");

    /// <summary>Any value, also one this library does not name.</summary>
    public AutotuneMode(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static AutotuneMode FindValue(string value) => FindValue<AutotuneMode>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator AutotuneMode(string value) => FindValue(value);
}
