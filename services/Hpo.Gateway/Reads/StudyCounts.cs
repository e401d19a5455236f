namespace Hpo.Gateway;

/// <summary>How many trials of a study are where.</summary>
/// <param name="Proposed">All trials so far, whatever became of them.</param>
/// <param name="Running">Trials whose job runs.</param>
/// <param name="Measured">Trials with a fitness.</param>
/// <param name="Unavailable">Trials that ended without one.</param>
public sealed record StudyCounts(long Proposed, long Running, long Measured, long Unavailable);
