using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Which values of the objective are good.</summary>
public sealed class HyperParameterTuningJobObjectiveType : ConstantClass
{
    /// <summary>Large ones.</summary>
    public static readonly HyperParameterTuningJobObjectiveType Maximize = new("Maximize");

    /// <summary>Small ones.</summary>
    public static readonly HyperParameterTuningJobObjectiveType Minimize = new("Minimize");

    /// <summary>Any value, also one this library does not name.</summary>
    public HyperParameterTuningJobObjectiveType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static HyperParameterTuningJobObjectiveType FindValue(string value) => FindValue<HyperParameterTuningJobObjectiveType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator HyperParameterTuningJobObjectiveType(string value) => FindValue(value);
}
