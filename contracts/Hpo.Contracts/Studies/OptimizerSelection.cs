using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpo.Contracts;

/// <summary>Which optimizer proposes candidates, and how it is set up.</summary>
public sealed record OptimizerSelection
{
    /// <summary>The name that leaves the choice to the system.</summary>
    public const string Auto = "auto";

    /// <summary>Name of a built-in optimizer or of an optimizer service.</summary>
    public required string Name { get; init; }

    /// <summary>Settings of that optimizer by name; what is left out keeps its default.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Whether generations wait for their slowest trial or a free slot is filled at once.</summary>
    public OptimizerMode Mode { get; init; } = OptimizerMode.Asynchronous;

    /// <summary>Whether a configuration that is known already may be tried again, for metrics that are noisy.</summary>
    public bool AllowRepeats { get; init; }

    /// <summary>Seed of all chance in the study; absent means one derived from the study id.</summary>
    public long? Seed { get; init; }

    /// <summary>What was chosen for a study that left the choice to the system (<see cref="Auto"/>); written when the study is accepted, never by users.</summary>
    public OptimizerChoice? Choice { get; init; }

    /// <summary>Whether the optimizer lives in a service of its own that announced itself; written when the study is accepted, never by users. Absent means no.</summary>
    public bool? IsRemote { get; init; }

    /// <summary>Name of the optimizer that really proposes: the chosen one where the choice was left to the system.</summary>
    [JsonIgnore]
    public string EffectiveName => Choice?.Name ?? Name;
}
