using System.Text.Json;

namespace Hpo.Contracts;

/// <summary>A candidate of an optimizer service.</summary>
public sealed record SuggestedCandidate
{
    /// <summary>
    /// An object with a value for every tuned parameter that exists under its condition, and for no other: numbers or their texts for continuous and integer parameters, texts
    /// for categorical ones.
    /// </summary>
    public required JsonElement Hyperparameters { get; init; }

    /// <summary>How the optimizer itself writes the candidate, at most 20,000 characters; comes back with the outcome. Absent when it needs none.</summary>
    public string? Genotype { get; init; }

    /// <summary>Numbers of the trials that the candidate was bred from, at most 100; absent when it was drawn.</summary>
    public IReadOnlyList<int>? Parents { get; init; }
}
