namespace Hpo.Trainer;

/// <summary>Which jobs to list.</summary>
/// <param name="CreatedAfter">Only jobs created later; null for all.</param>
/// <param name="NameContains">Only jobs whose name contains this; null for all.</param>
/// <param name="Phase">Only jobs that are there in their life; null for all. Pages may be cut before this is applied, so they may be empty.</param>
public sealed record JobListQuery(DateTimeOffset? CreatedAfter, string? NameContains = null, JobPhase? Phase = null);
