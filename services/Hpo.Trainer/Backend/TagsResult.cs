namespace Hpo.Trainer;

/// <summary>The tags of a job, or why they are not known.</summary>
/// <param name="Tags">The tags; null when there was no usable answer.</param>
/// <param name="Reason">Why there was none, for people.</param>
/// <param name="IsThrottled">Whether there were too many calls.</param>
/// <param name="IsRefused">Whether the same call will be refused again.</param>
internal sealed record TagsResult(IReadOnlyDictionary<string, string>? Tags, string? Reason = null, bool IsThrottled = false, bool IsRefused = false);
