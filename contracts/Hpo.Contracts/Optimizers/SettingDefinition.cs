using System.Text.Json.Serialization;

namespace Hpo.Contracts;

/// <summary>One setting of an optimizer.</summary>
public sealed record SettingDefinition
{
    /// <summary>Name in the study file's <c>optimizer.settings</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required string Meaning { get; init; }

    /// <summary>What kind of value it takes.</summary>
    public required SettingType Type { get; init; }

    /// <summary>The value when the study gives none, as text; null when it is derived from the study.</summary>
    public string? Default { get; init; }

    /// <summary>Smallest value, inclusive; numbers only.</summary>
    public double? Min { get; init; }

    /// <summary>Largest value, inclusive; numbers only.</summary>
    public double? Max { get; init; }

    /// <summary>The allowed texts; choices only.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether it is how many trials a generation or the initial sample has, which maxTrials must allow for.</summary>
    [JsonIgnore]
    public bool IsGenerationSize { get; init; }
}
