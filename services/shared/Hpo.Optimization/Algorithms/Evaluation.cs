namespace Hpo.Optimization;

/// <summary>A trial with its outcome, as an optimizer is told of it.</summary>
/// <param name="Trial">Number of the trial, from 0.</param>
/// <param name="Generation">Generation it was proposed in, from 0.</param>
/// <param name="Candidate">What was tried.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record Evaluation(int Trial, int Generation, Candidate Candidate, Outcome Outcome);
