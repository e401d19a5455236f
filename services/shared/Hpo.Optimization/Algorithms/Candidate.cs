namespace Hpo.Optimization;

/// <summary>A trial's hyper-parameters before evaluation.</summary>
/// <param name="Configuration">The values to train with.</param>
public sealed record Candidate(Configuration Configuration)
{
    /// <summary>How the optimizer itself writes the candidate, a bit string for instance; comes back with the outcome.</summary>
    public string? Genotype { get; init; }

    /// <summary>Numbers of the trials it was bred from; empty when it was drawn.</summary>
    public IReadOnlyList<int> Parents { get; init; } = [];
}
