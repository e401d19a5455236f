namespace Hpo.Contracts;

/// <summary>The optimizer that was chosen for a study, and why.</summary>
/// <param name="Name">Name of the optimizer.</param>
/// <param name="Reason">Why this one, for people.</param>
public sealed record OptimizerChoice(string Name, string Reason);
