using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How a tuning job chooses what to try next.</summary>
public sealed class HyperParameterTuningJobStrategyType : ConstantClass
{
    /// <summary>By a model of the trials so far.</summary>
    public static readonly HyperParameterTuningJobStrategyType Bayesian = new("Bayesian");

    /// <summary>By chance.</summary>
    public static readonly HyperParameterTuningJobStrategyType Random = new("Random");

    /// <summary>By chance, with the resources moved to the training jobs that do well.</summary>
    public static readonly HyperParameterTuningJobStrategyType Hyperband = new("Hyperband");

    /// <summary>Every combination of categorical values.</summary>
    public static readonly HyperParameterTuningJobStrategyType Grid = new("Grid");

    /// <summary>Any value, also one this library does not name.</summary>
    public HyperParameterTuningJobStrategyType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static HyperParameterTuningJobStrategyType FindValue(string value) => FindValue<HyperParameterTuningJobStrategyType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator HyperParameterTuningJobStrategyType(string value) => FindValue(value);
}
