namespace Hpo.Contracts;

/// <summary>The SageMaker training job that every trial of a study starts; the trial adds its hyper-parameters.</summary>
public sealed record TrainingTemplate
{
    /// <summary>Training image: a registry path, or locally a name of images.json or <c>benchmark/…</c>; at most 255 characters.</summary>
    public required string Image { get; init; }

    /// <summary>ARN of the IAM role that the training job assumes.</summary>
    public required string RoleArn { get; init; }

    /// <summary>Machine type, <c>ml.m5.large</c> for instance.</summary>
    public string InstanceType { get; init; } = "ml.m5.large";

    /// <summary>Number of machines of one job, at least 1.</summary>
    public int InstanceCount { get; init; } = 1;

    /// <summary>Disk of each machine in gigabytes, at least 1.</summary>
    public int VolumeSizeGb { get; init; } = 30;

    /// <summary>Time limit of one job in seconds, 1 to 2,419,200 (28 days).</summary>
    public int MaxRuntimeSeconds { get; init; } = 86_400;

    /// <summary>Input data of the job, at most 20 channels.</summary>
    public IReadOnlyList<InputChannel> Inputs { get; init; } = [];

    /// <summary>S3 prefix under which the model artifact is written.</summary>
    public required string OutputUri { get; init; }

    /// <summary>Environment variables of the job, at most 100.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Spot capacity; absent means on demand.</summary>
    public SpotTraining? Spot { get; init; }

    /// <summary>How often one trial may be launched when the infrastructure fails it, at least 1.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Tags of every job beside the system's own, at most 40.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
