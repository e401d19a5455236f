using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Where a tuning job is in its life.</summary>
public sealed class HyperParameterTuningJobStatus : ConstantClass
{
    /// <summary>It ended well.</summary>
    public static readonly HyperParameterTuningJobStatus Completed = new("Completed");

    /// <summary>It runs.</summary>
    public static readonly HyperParameterTuningJobStatus InProgress = new("InProgress");

    /// <summary>It failed.</summary>
    public static readonly HyperParameterTuningJobStatus Failed = new("Failed");

    /// <summary>It was stopped.</summary>
    public static readonly HyperParameterTuningJobStatus Stopped = new("Stopped");

    /// <summary>It was told to stop.</summary>
    public static readonly HyperParameterTuningJobStatus Stopping = new("Stopping");

    /// <summary>It is being deleted.</summary>
    public static readonly HyperParameterTuningJobStatus Deleting = new("Deleting");

    /// <summary>It could not be deleted.</summary>
    public static readonly HyperParameterTuningJobStatus DeleteFailed = new("DeleteFailed");

    /// <summary>Any value, also one this library does not name.</summary>
    public HyperParameterTuningJobStatus(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static HyperParameterTuningJobStatus FindValue(string value) => FindValue<HyperParameterTuningJobStatus>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator HyperParameterTuningJobStatus(string value) => FindValue(value);
}
