namespace Hpo.Gateway;

/// <summary>How an optimizer service is.</summary>
public sealed record OptimizerHealth
{
    /// <summary>Its version, as it says.</summary>
    public required string Version { get; init; }

    /// <summary>How many of its processes were heard of in the last 90 seconds.</summary>
    public required int Instances { get; init; }

    /// <summary>When it was last heard of.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Whether that is less than 90 seconds ago; studies of one that is away wait for it.</summary>
    public required bool IsHealthy { get; init; }
}
