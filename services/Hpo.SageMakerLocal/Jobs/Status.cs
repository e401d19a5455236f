namespace Hpo.SageMakerLocal.Jobs;

/// <summary>TrainingJobStatus as on the wire.</summary>
internal static class Status
{
    public const string InProgress = "InProgress";
    public const string Completed = "Completed";
    public const string Failed = "Failed";
    public const string Stopping = "Stopping";
    public const string Stopped = "Stopped";
    public const string Deleting = "Deleting";

    public static readonly IReadOnlyList<string> All = [InProgress, Completed, Failed, Stopping, Stopped, Deleting];
}

/// <summary>SecondaryStatus as on the wire, as far as a local job passes through it.</summary>
internal static class SecondaryStatus
{
    public const string Starting = "Starting";
    public const string Downloading = "Downloading";
    public const string Training = "Training";
    public const string Interrupted = "Interrupted";
    public const string Uploading = "Uploading";
    public const string Stopping = "Stopping";
    public const string Stopped = "Stopped";
    public const string MaxRuntimeExceeded = "MaxRuntimeExceeded";
    public const string Completed = "Completed";
    public const string Failed = "Failed";
}

/// <summary>Why a job was told to end before its program did.</summary>
internal enum StopCause
{
    User,
    MaxRuntime,
    Shutdown,
}
