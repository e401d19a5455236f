using System.Text.Json;

namespace Hpo.Contracts;

/// <summary>Which optimizer proposes candidates, and how it is set up.</summary>
public sealed record OptimizerSelection
{
    /// <summary>Name of a built-in optimizer or of an optimizer service.</summary>
    public required string Name { get; init; }

    /// <summary>Settings of that optimizer by name; what is left out keeps its default.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Whether generations wait for their slowest trial or a free slot is filled at once.</summary>
    public OptimizerMode Mode { get; init; } = OptimizerMode.Asynchronous;

    /// <summary>Seed of all chance in the study; absent means one derived from the study id.</summary>
    public long? Seed { get; init; }
}
