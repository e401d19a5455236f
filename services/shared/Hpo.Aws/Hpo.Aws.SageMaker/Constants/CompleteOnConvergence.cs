using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether a tuning job ends when the service expects no more progress.</summary>
public sealed class CompleteOnConvergence : ConstantClass
{
    /// <summary>It goes on.</summary>
    public static readonly CompleteOnConvergence Disabled = new("Disabled");

    /// <summary>It ends.</summary>
    public static readonly CompleteOnConvergence Enabled = new("Enabled");

    /// <summary>Any value, also one this library does not name.</summary>
    public CompleteOnConvergence(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static CompleteOnConvergence FindValue(string value) => FindValue<CompleteOnConvergence>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator CompleteOnConvergence(string value) => FindValue(value);
}
