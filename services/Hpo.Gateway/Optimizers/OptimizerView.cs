using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>An optimizer that a study may name.</summary>
public sealed record OptimizerView
{
    /// <summary>Name in study files.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The settings it takes.</summary>
    public required IReadOnlyList<SettingDefinition> Settings { get; init; }

    /// <summary>The studies it can handle.</summary>
    public required OptimizerCapabilities Capabilities { get; init; }

    /// <summary>Whether it is a service that launches training jobs by itself.</summary>
    public bool IsTuningService { get; init; }

    /// <summary>How its service is; absent where the optimizer is built in.</summary>
    public OptimizerHealth? Service { get; init; }
}
