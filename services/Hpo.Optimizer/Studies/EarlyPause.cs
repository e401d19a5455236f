namespace Hpo.Optimizer.Studies;

/// <summary>A user's wish to pause a study whose acceptance has not arrived; messages may overtake each other.</summary>
internal sealed record EarlyPause(string StudyId, string Reason, bool StopJobs);
