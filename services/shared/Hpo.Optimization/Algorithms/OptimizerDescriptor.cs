using System.Text.Json.Serialization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What an optimizer is called, which settings it takes and which studies it can handle.</summary>
public sealed record OptimizerDescriptor
{
    /// <summary>Name in study files.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The settings it takes; a study may give no others.</summary>
    public IReadOnlyList<SettingDefinition> Settings { get; init; } = [];

    /// <summary>The studies it can handle.</summary>
    public OptimizerCapabilities Capabilities { get; init; } = new();

    /// <summary>Whether it is a service that finds candidates and launches their training jobs by itself; the engine follows it and never asks it.</summary>
    public bool IsTuningService { get; init; }

    /// <summary>Whether it lives in a service of its own; the engine asks it by message and goes on when the answer comes.</summary>
    public bool IsRemote { get; init; }

    /// <summary>
    /// Rules between settings, space and budget that no single setting shows; called for studies that are fine otherwise. Null means none.
    /// </summary>
    [JsonIgnore]
    public Func<Study, IReadOnlyList<Problem>>? Check { get; init; }
}
