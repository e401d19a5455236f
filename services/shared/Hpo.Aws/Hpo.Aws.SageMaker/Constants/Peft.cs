using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Parameter-efficient fine-tuning method.</summary>
public sealed class Peft : ConstantClass
{
    /// <summary>Low-rank adaptation.</summary>
    public static readonly Peft LORA = new("LORA");

    /// <summary>Any value, also one this library does not name.</summary>
    public Peft(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static Peft FindValue(string value) => FindValue<Peft>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator Peft(string value) => FindValue(value);
}
