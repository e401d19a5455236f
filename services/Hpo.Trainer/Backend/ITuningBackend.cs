namespace Hpo.Trainer;

/// <summary>
/// The service that tunes: it launches training jobs with hyper-parameters of its own choice. As with <see cref="ITrainingBackend"/>, what can be expected of
/// a remote service is a value.
/// </summary>
internal interface ITuningBackend
{
    /// <summary>Starts a tuning job. Its name makes the call repeatable: one of that name that carries our marker counts as launched.</summary>
    Task<LaunchResult> LaunchAsync(TuningLaunch launch, CancellationToken ct);

    /// <summary>What is known of the tuning job of that name.</summary>
    Task<TuningLook> DescribeAsync(string name, CancellationToken ct);

    /// <summary>Begins to stop a tuning job and its training jobs; stopping one that ended is no error.</summary>
    Task<StopResult> StopAsync(string name, CancellationToken ct);

    /// <summary>One page of a tuning job's training jobs, the oldest first. A page may be empty although another follows.</summary>
    Task<TuningPage> ListAsync(string name, string? nextToken, CancellationToken ct);
}
