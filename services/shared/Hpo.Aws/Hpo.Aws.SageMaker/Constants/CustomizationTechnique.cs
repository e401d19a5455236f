using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How a serverless job customizes a model.</summary>
public sealed class CustomizationTechnique : ConstantClass
{
    /// <summary>Supervised fine-tuning.</summary>
    public static readonly CustomizationTechnique SFT = new("SFT");

    /// <summary>Direct preference optimization.</summary>
    public static readonly CustomizationTechnique DPO = new("DPO");

    /// <summary>Reinforcement learning with verifiable rewards.</summary>
    public static readonly CustomizationTechnique RLVR = new("RLVR");

    /// <summary>Reinforcement learning from AI feedback.</summary>
    public static readonly CustomizationTechnique RLAIF = new("RLAIF");

    /// <summary>Any value, also one this library does not name.</summary>
    public CustomizationTechnique(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static CustomizationTechnique FindValue(string value) => FindValue<CustomizationTechnique>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator CustomizationTechnique(string value) => FindValue(value);
}
