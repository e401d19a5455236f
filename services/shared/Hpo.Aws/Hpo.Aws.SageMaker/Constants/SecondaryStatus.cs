using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Fine-grained state of a training job.</summary>
public sealed class SecondaryStatus : ConstantClass
{
    /// <summary>Being started.</summary>
    public static readonly SecondaryStatus Starting = new("Starting");

    /// <summary>Machines are being launched (retired value).</summary>
    public static readonly SecondaryStatus LaunchingMLInstances = new("LaunchingMLInstances");

    /// <summary>Machines are being prepared (retired value).</summary>
    public static readonly SecondaryStatus PreparingTrainingStack = new("PreparingTrainingStack");

    /// <summary>Input data is being downloaded.</summary>
    public static readonly SecondaryStatus Downloading = new("Downloading");

    /// <summary>The image is being downloaded (retired value).</summary>
    public static readonly SecondaryStatus DownloadingTrainingImage = new("DownloadingTrainingImage");

    /// <summary>The training program runs.</summary>
    public static readonly SecondaryStatus Training = new("Training");

    /// <summary>The model artifact is being uploaded.</summary>
    public static readonly SecondaryStatus Uploading = new("Uploading");

    /// <summary>Being stopped.</summary>
    public static readonly SecondaryStatus Stopping = new("Stopping");

    /// <summary>Stopped.</summary>
    public static readonly SecondaryStatus Stopped = new("Stopped");

    /// <summary>Stopped because it ran too long.</summary>
    public static readonly SecondaryStatus MaxRuntimeExceeded = new("MaxRuntimeExceeded");

    /// <summary>Ended successfully.</summary>
    public static readonly SecondaryStatus Completed = new("Completed");

    /// <summary>Ended with an error.</summary>
    public static readonly SecondaryStatus Failed = new("Failed");

    /// <summary>Lost its spot machines; will be restarted.</summary>
    public static readonly SecondaryStatus Interrupted = new("Interrupted");

    /// <summary>Stopped because it waited too long.</summary>
    public static readonly SecondaryStatus MaxWaitTimeExceeded = new("MaxWaitTimeExceeded");

    /// <summary>Being updated.</summary>
    public static readonly SecondaryStatus Updating = new("Updating");

    /// <summary>Being restarted.</summary>
    public static readonly SecondaryStatus Restarting = new("Restarting");

    /// <summary>Waiting for capacity.</summary>
    public static readonly SecondaryStatus Pending = new("Pending");

    /// <summary>Any value, also one this library does not name.</summary>
    public SecondaryStatus(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static SecondaryStatus FindValue(string value) => FindValue<SecondaryStatus>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator SecondaryStatus(string value) => FindValue(value);
}
