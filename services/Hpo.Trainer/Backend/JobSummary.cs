namespace Hpo.Trainer;

/// <summary>One line of a list of jobs.</summary>
/// <param name="Name">Name of the job.</param>
/// <param name="Phase">Where it is in its life.</param>
/// <param name="Arn">Its ARN; absent when the service does not tell.</param>
public sealed record JobSummary(string Name, JobPhase Phase, string? Arn = null);
