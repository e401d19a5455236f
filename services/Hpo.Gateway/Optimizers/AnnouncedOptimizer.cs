using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>An optimizer service as the gateway knows it.</summary>
internal sealed record AnnouncedOptimizer
{
    /// <summary>Name in study files.</summary>
    public required string Name { get; init; }

    /// <summary>What it said last.</summary>
    public required OptimizerAnnounced Announced { get; init; }

    /// <summary>When each of its processes was last heard of, by this side's clock.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Instances { get; init; }
}
