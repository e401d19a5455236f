namespace Hpo.Optimization;

/// <summary>A trial that was proposed and has no outcome yet.</summary>
/// <param name="Trial">Number of the trial, from 0.</param>
/// <param name="Generation">Generation it was proposed in, from 0.</param>
/// <param name="Candidate">What is tried.</param>
public sealed record ProposedTrial(int Trial, int Generation, Candidate Candidate);
