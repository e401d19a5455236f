namespace Hpo.Trainer;

/// <summary>Which jobs to list.</summary>
/// <param name="CreatedAfter">Only jobs created later.</param>
/// <param name="NameContains">Only jobs whose name contains this; null for all.</param>
/// <param name="OnlyInProgress">Only jobs that have not ended. Pages are cut before this is applied, so they may be empty.</param>
public sealed record JobListQuery(DateTimeOffset CreatedAfter, string? NameContains = null, bool OnlyInProgress = false);
