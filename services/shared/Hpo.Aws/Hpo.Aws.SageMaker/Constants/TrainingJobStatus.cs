using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Coarse state of a training job.</summary>
public sealed class TrainingJobStatus : ConstantClass
{
    /// <summary>Waiting, starting or running.</summary>
    public static readonly TrainingJobStatus InProgress = new("InProgress");

    /// <summary>Ended successfully.</summary>
    public static readonly TrainingJobStatus Completed = new("Completed");

    /// <summary>Ended with an error.</summary>
    public static readonly TrainingJobStatus Failed = new("Failed");

    /// <summary>Asked to stop, still cleaning up.</summary>
    public static readonly TrainingJobStatus Stopping = new("Stopping");

    /// <summary>Stopped by a request or a time limit.</summary>
    public static readonly TrainingJobStatus Stopped = new("Stopped");

    /// <summary>Being deleted.</summary>
    public static readonly TrainingJobStatus Deleting = new("Deleting");

    /// <summary>Any value, also one this library does not name.</summary>
    public TrainingJobStatus(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static TrainingJobStatus FindValue(string value) => FindValue<TrainingJobStatus>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator TrainingJobStatus(string value) => FindValue(value);
}
