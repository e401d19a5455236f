using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What a tuning job has in common with those it learns from.</summary>
public sealed class HyperParameterTuningJobWarmStartType : ConstantClass
{
    /// <summary>The same data and image.</summary>
    public static readonly HyperParameterTuningJobWarmStartType IdenticalDataAndAlgorithm = new("IdenticalDataAndAlgorithm");

    /// <summary>Another version of data or image.</summary>
    public static readonly HyperParameterTuningJobWarmStartType TransferLearning = new("TransferLearning");

    /// <summary>Any value, also one this library does not name.</summary>
    public HyperParameterTuningJobWarmStartType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static HyperParameterTuningJobWarmStartType FindValue(string value) => FindValue<HyperParameterTuningJobWarmStartType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator HyperParameterTuningJobWarmStartType(string value) => FindValue(value);
}
