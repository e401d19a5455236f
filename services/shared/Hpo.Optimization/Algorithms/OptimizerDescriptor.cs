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

    /// <summary>
    /// Finds what is wrong only in combination, a population larger than the budget for instance; called with studies that are fine otherwise. Absent means that
    /// there is nothing to find.
    /// </summary>
    [JsonIgnore]
    public Func<Study, IReadOnlyList<Contracts.Problem>>? Check { get; init; }
}
