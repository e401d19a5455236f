namespace Hpo.Contracts;

/// <summary>An optimizer service says that it is there and what it offers; repeated every 30 seconds. Studies may name it from then on.</summary>
public sealed record OptimizerAnnounced
{
    /// <summary>Name in study files: 1 to 40 lower-case letters, digits and single dashes, none of a built-in optimizer.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Version of the optimizer, any text of 1 to 64 characters.</summary>
    public required string Version { get; init; }

    /// <summary>Which process says so, any text of 1 to 128 characters that replicas do not share.</summary>
    public required string Instance { get; init; }

    /// <summary>The settings it takes; a study may give no others.</summary>
    public IReadOnlyList<SettingDefinition> Settings { get; init; } = [];

    /// <summary>The studies it can handle.</summary>
    public OptimizerCapabilities Capabilities { get; init; } = new();

    /// <summary>When it said so.</summary>
    public required DateTimeOffset At { get; init; }
}
