using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether profiling is on.</summary>
public sealed class ProfilingStatus : ConstantClass
{
    /// <summary>On.</summary>
    public static readonly ProfilingStatus Enabled = new("Enabled");

    /// <summary>Off.</summary>
    public static readonly ProfilingStatus Disabled = new("Disabled");

    /// <summary>Any value, also one this library does not name.</summary>
    public ProfilingStatus(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static ProfilingStatus FindValue(string value) => FindValue<ProfilingStatus>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator ProfilingStatus(string value) => FindValue(value);
}
