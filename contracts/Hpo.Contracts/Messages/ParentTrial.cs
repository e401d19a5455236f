namespace Hpo.Contracts;

/// <summary>The trial that an inner study belongs to: one of a study whose trials are studies.</summary>
/// <param name="StudyId">Id of the outer study.</param>
/// <param name="Trial">Number of the trial, from 0.</param>
/// <param name="Attempt">Which launch of the trial, from 1.</param>
public sealed record ParentTrial(string StudyId, int Trial, int Attempt);
