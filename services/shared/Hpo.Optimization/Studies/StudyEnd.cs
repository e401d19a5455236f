namespace Hpo.Optimization;

/// <summary>Why a study ends, or is about to.</summary>
/// <param name="Kind">How it ends.</param>
/// <param name="Cause">Why, for people.</param>
public sealed record StudyEnd(StudyEndKind Kind, string Cause);
