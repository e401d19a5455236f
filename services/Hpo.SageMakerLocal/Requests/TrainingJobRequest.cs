namespace Hpo.SageMakerLocal.Requests;

/// <summary>A CreateTrainingJob request that satisfies the constraints, reduced to what the local endpoint acts on.</summary>
internal sealed record TrainingJobRequest
{
    public required string Name { get; init; }
    public required string Image { get; init; }
    public required IReadOnlyList<string> Arguments { get; init; }
    public required string InputMode { get; init; }
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }
    public required IReadOnlyDictionary<string, string> Hyperparameters { get; init; }
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

internal sealed record Channel(string Name, string Uri, string? ContentType, string? InputMode, string? RecordWrapper, string? Distribution);

internal sealed record Tag(string Key, string Value);
