using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>A trial that was proposed and has no outcome yet.</summary>
/// <param name="Trial">Number of the trial, from 0.</param>
/// <param name="Generation">Generation it was proposed in, from 0.</param>
/// <param name="Candidate">What is tried.</param>
/// <param name="Job">The job that runs for it already; null where the trainer starts one.</param>
public sealed record ProposedTrial(int Trial, int Generation, Candidate Candidate, AdoptedJob? Job = null);
