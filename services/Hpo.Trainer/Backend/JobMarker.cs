namespace Hpo.Trainer;

/// <summary>Says which attempt of which trial a job is; every job carries it in its tags and its environment.</summary>
/// <param name="StudyId">Id of the study.</param>
/// <param name="Trial">Number of the trial, from 0.</param>
/// <param name="Attempt">Which launch, from 1.</param>
public sealed record JobMarker(string StudyId, int Trial, int Attempt);
