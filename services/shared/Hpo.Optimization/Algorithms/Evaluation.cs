using System.Text.Json.Serialization;

namespace Hpo.Optimization;

/// <summary>A trial with its outcome, as an optimizer is told of it.</summary>
/// <param name="Trial">Number of the trial, from 0; below 0 when it is known from an earlier study.</param>
/// <param name="Generation">Generation it was proposed in, from 0; -1 when it is known from an earlier study.</param>
/// <param name="Candidate">What was tried.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record Evaluation(int Trial, int Generation, Candidate Candidate, Outcome Outcome)
{
    /// <summary>Whether the trial is one of an earlier study: known to the optimizer, but part of no count, budget or result.</summary>
    [JsonIgnore]
    public bool IsPrior => Trial < 0;
}
