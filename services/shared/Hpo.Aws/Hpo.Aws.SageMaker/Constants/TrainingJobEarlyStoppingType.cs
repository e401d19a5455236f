using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether training jobs that do badly are stopped.</summary>
public sealed class TrainingJobEarlyStoppingType : ConstantClass
{
    /// <summary>They run to their end.</summary>
    public static readonly TrainingJobEarlyStoppingType Off = new("Off");

    /// <summary>The service stops them.</summary>
    public static readonly TrainingJobEarlyStoppingType Auto = new("Auto");

    /// <summary>Any value, also one this library does not name.</summary>
    public TrainingJobEarlyStoppingType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static TrainingJobEarlyStoppingType FindValue(string value) => FindValue<TrainingJobEarlyStoppingType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator TrainingJobEarlyStoppingType(string value) => FindValue(value);
}
