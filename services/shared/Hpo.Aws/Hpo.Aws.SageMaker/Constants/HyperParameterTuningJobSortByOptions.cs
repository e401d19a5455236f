using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What a list of tuning jobs is sorted by.</summary>
public sealed class HyperParameterTuningJobSortByOptions : ConstantClass
{
    /// <summary>The name.</summary>
    public static readonly HyperParameterTuningJobSortByOptions Name = new("Name");

    /// <summary>The status.</summary>
    public static readonly HyperParameterTuningJobSortByOptions Status = new("Status");

    /// <summary>The time of creation.</summary>
    public static readonly HyperParameterTuningJobSortByOptions CreationTime = new("CreationTime");

    /// <summary>Any value, also one this library does not name.</summary>
    public HyperParameterTuningJobSortByOptions(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static HyperParameterTuningJobSortByOptions FindValue(string value) => FindValue<HyperParameterTuningJobSortByOptions>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator HyperParameterTuningJobSortByOptions(string value) => FindValue(value);
}
