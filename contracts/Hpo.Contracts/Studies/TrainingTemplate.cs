using System.Text.Json;

namespace Hpo.Contracts;

/// <summary>The SageMaker training job that every trial of a study starts; the trial adds its hyper-parameters.</summary>
public sealed record TrainingTemplate
{
    /// <summary>Training image: a registry path, or locally a name of images.json or <c>benchmark/…</c>; at most 255 characters. Empty when <see cref="AlgorithmName"/> is given.</summary>
    public string Image { get; init; } = "";

    /// <summary>Name or ARN of an algorithm resource that stands for an image; absent when <see cref="Image"/> is given.</summary>
    public string? AlgorithmName { get; init; }

    /// <summary>Replaces the image's own start command, 1 to 100 parts; absent means the image's.</summary>
    public IReadOnlyList<string>? EntryPoint { get; init; }

    /// <summary>Arguments of the start command, 1 to 100; absent means the image's (<c>train</c>).</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>A script for a framework image; absent when the image has its program in it.</summary>
    public TrainingScript? Script { get; init; }

    /// <summary>ARN of the IAM role that the training job assumes.</summary>
    public required string RoleArn { get; init; }

    /// <summary>Machine type, <c>ml.m5.large</c> for instance.</summary>
    public string InstanceType { get; init; } = "ml.m5.large";

    /// <summary>Further machine types: when there is no capacity for one, the next attempt asks for the next. <see cref="InstanceType"/> is the first choice.</summary>
    public IReadOnlyList<string>? InstanceTypes { get; init; }

    /// <summary>Number of machines of one job, at least 1.</summary>
    public int InstanceCount { get; init; } = 1;

    /// <summary>Disk of each machine in gigabytes, at least 1.</summary>
    public int VolumeSizeGb { get; init; } = 30;

    /// <summary>KMS key that encrypts the disks; absent means SageMaker's own.</summary>
    public string? VolumeKmsKeyId { get; init; }

    /// <summary>Seconds that the machines are kept for the next matching job (warm pool), 0 to 21,600; they are billed meanwhile. Absent means not at all.</summary>
    public int? KeepAliveSeconds { get; init; }

    /// <summary>Time limit of one job in seconds, 1 to 2,419,200 (28 days).</summary>
    public int MaxRuntimeSeconds { get; init; } = 86_400;

    /// <summary>Input data of the job, at most 20 channels.</summary>
    public IReadOnlyList<InputChannel> Inputs { get; init; } = [];

    /// <summary>S3 prefix under which the model artifact is written.</summary>
    public required string OutputUri { get; init; }

    /// <summary>KMS key that encrypts the model artifact; absent means the bucket's own encryption.</summary>
    public string? OutputKmsKeyId { get; init; }

    /// <summary>Private network of the machines; absent means none.</summary>
    public TrainingVpc? Vpc { get; init; }

    /// <summary>Whether the program is denied all network traffic.</summary>
    public bool? NetworkIsolation { get; init; }

    /// <summary>Whether the traffic between the machines of one job is encrypted.</summary>
    public bool? EncryptInterContainerTraffic { get; init; }

    /// <summary>Environment variables of the job, at most 100.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Spot capacity; absent means on demand.</summary>
    public SpotTraining? Spot { get; init; }

    /// <summary>How often one trial may be launched when the infrastructure fails it, at least 1.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How often SageMaker itself restarts a job after an internal error, 1 to 30, within the same attempt; absent means never.</summary>
    public int? RetryAttempts { get; init; }

    /// <summary>Where SageMaker Experiments files the jobs; absent means nowhere.</summary>
    public TrainingExperiment? Experiment { get; init; }

    /// <summary>Whether SageMaker Debugger saves tensors below <see cref="OutputUri"/>; absent means not.</summary>
    public bool? Debugger { get; init; }

    /// <summary>Whether SageMaker's profiler samples the machines; absent means not.</summary>
    public bool? Profiler { get; init; }

    /// <summary>Begins the name of every job, up to <see cref="JobNames.LongestPrefix"/> letters, digits and single dashes; absent means nothing.</summary>
    public string? JobNamePrefix { get; init; }

    /// <summary>Tags of every job beside the system's own, at most 40.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The study that a trial runs instead of a job, as a user writes it; a text <c>"${name}"</c> in it stands for the trial's value of that parameter.
    /// Absent where a trial is a training job.
    /// </summary>
    public JsonElement? Study { get; init; }

    /// <summary>What <see cref="Study"/> is tried on, 1 to 20; absent without one.</summary>
    public IReadOnlyList<StudyProblem>? Problems { get; init; }

    /// <summary>How often each problem is tried, each time with another seed, 1 to 100; absent means once.</summary>
    public int? Repeats { get; init; }
}
