namespace Hpo.Trainer;

/// <summary>
/// The service that runs training jobs, in the trainer's own words. What can be expected of a remote service (quota, throttling, no answer) is a value;
/// an exception means a bug, or that the token was cancelled.
/// </summary>
public interface ITrainingBackend
{
    /// <summary>Starts a job. Its name makes the call repeatable: a job of that name that carries our marker counts as launched.</summary>
    Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct);

    /// <summary>What is known of the job of that name.</summary>
    Task<DescribeResult> DescribeAsync(string jobName, CancellationToken ct);

    /// <summary>Begins to stop a job; stopping one that ended is no error.</summary>
    Task<StopResult> StopAsync(string jobName, CancellationToken ct);

    /// <summary>One page of jobs. A page may be empty although another follows.</summary>
    Task<ListResult> ListAsync(JobListQuery query, string? nextToken, CancellationToken ct);
}
