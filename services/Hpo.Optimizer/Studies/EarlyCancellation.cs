namespace Hpo.Optimizer.Studies;

/// <summary>A user's wish to end a study whose acceptance has not arrived; messages may overtake each other.</summary>
internal sealed record EarlyCancellation(string StudyId, string Reason);
