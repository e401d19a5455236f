namespace Hpo.SageMakerLocal.Requests;

/// <summary>A CreateTrainingJob request that satisfies the constraints, reduced to what the local endpoint acts on.</summary>
internal sealed record TrainingJobRequest
{
    public required string Name { get; init; }
    /// <summary>The image, or the name of the algorithm that stands for one.</summary>
    public required string Image { get; init; }

    /// <summary>What is started in the image's place; empty for the image's own command.</summary>
    public required IReadOnlyList<string> EntryPoint { get; init; }
    public required IReadOnlyList<string> Arguments { get; init; }
    public required string InputMode { get; init; }
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }
    public required IReadOnlyDictionary<string, string> Hyperparameters { get; init; }

    /// <summary>The script that a framework image is to run; null when the job brings none.</summary>
    public required ScriptSource? Script { get; init; }
    public required IReadOnlyDictionary<string, string> Environment { get; init; }
    public required IReadOnlyList<Channel> Channels { get; init; }
    public required string OutputUri { get; init; }
    public required bool CompressModel { get; init; }
    public required string? CheckpointUri { get; init; }
    public required string InstanceType { get; init; }
    public bool NetworkIsolation { get; init; }
    public bool Spot { get; init; }
    public required TimeSpan MaxRuntime { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }
}

internal sealed record MetricDefinition(string Name, string Regex);

internal sealed record Channel(string Name, string Uri, string? ContentType, string? InputMode, string? RecordWrapper, string? Distribution)
{
    /// <summary>Whether the URI names a list of objects instead of a prefix.</summary>
    public bool IsManifest { get; init; }

    /// <summary>A directory of a file system instead of objects.</summary>
    public MountedDirectory? Mounted { get; init; }
}

internal sealed record MountedDirectory(string FileSystemId, string Path);

internal sealed record Tag(string Key, string Value);
