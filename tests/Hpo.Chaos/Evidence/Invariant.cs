namespace Hpo.Chaos.Evidence;

/// <summary>Something that must hold whatever went wrong.</summary>
/// <param name="Name">As a sentence.</param>
/// <param name="Violations">What speaks against it; nothing when it holds.</param>
internal sealed record Invariant(string Name, IReadOnlyList<string> Violations)
{
    public bool Holds => Violations.Count == 0;
}
