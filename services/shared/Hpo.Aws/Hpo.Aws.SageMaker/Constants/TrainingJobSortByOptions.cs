using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What the training jobs of a tuning job are sorted by.</summary>
public sealed class TrainingJobSortByOptions : ConstantClass
{
    /// <summary>The name.</summary>
    public static readonly TrainingJobSortByOptions Name = new("Name");

    /// <summary>The time of creation.</summary>
    public static readonly TrainingJobSortByOptions CreationTime = new("CreationTime");

    /// <summary>The status.</summary>
    public static readonly TrainingJobSortByOptions Status = new("Status");

    /// <summary>The objective; jobs without one are left out.</summary>
    public static readonly TrainingJobSortByOptions FinalObjectiveMetricValue = new("FinalObjectiveMetricValue");

    /// <summary>Any value, also one this library does not name.</summary>
    public TrainingJobSortByOptions(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static TrainingJobSortByOptions FindValue(string value) => FindValue<TrainingJobSortByOptions>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator TrainingJobSortByOptions(string value) => FindValue(value);
}
