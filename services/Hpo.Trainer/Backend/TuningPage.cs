namespace Hpo.Trainer;

/// <summary>A page of a tuning job's training jobs.</summary>
/// <param name="Jobs">Its training jobs; null when there was no usable answer.</param>
/// <param name="NextToken">Token of the next page, null at the end.</param>
/// <param name="IsThrottled">Whether there were too many calls.</param>
/// <param name="Problem">Why there was no usable answer, for people.</param>
internal sealed record TuningPage(IReadOnlyList<TunedJob>? Jobs, string? NextToken = null, bool IsThrottled = false, string? Problem = null);

/// <summary>A training job that a tuning job launched.</summary>
/// <param name="Name">Name of the training job.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Hyperparameters">The tuned hyper-parameters.</param>
internal sealed record TunedJob(string Name, DateTimeOffset CreatedAt, IReadOnlyDictionary<string, string> Hyperparameters);
