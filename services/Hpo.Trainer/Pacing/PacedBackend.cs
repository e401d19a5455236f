using Hpo.Pacing;

namespace Hpo.Trainer;

/// <summary>Keeps the calls of all trainers together below the rates at which AWS throttles: one rate per operation, a rest for everybody after throttling.</summary>
internal sealed class PacedBackend(ITrainingBackend backend, CallRates rates, TrainerLimits limits) : ITrainingBackend
{
    private readonly CallRate create = rates.Of("CreateTrainingJob", limits.CreatePerSecond);
    private readonly CallRate describe = rates.Of("DescribeTrainingJob", limits.DescribePerSecond);
    private readonly CallRate list = rates.Of("ListTrainingJobs", limits.ListPerSecond);
    private readonly CallRate stop = rates.Of("StopTrainingJob", limits.StopPerSecond);

    public Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct) =>
        create.CallAsync(() => backend.LaunchAsync(request, ct), result => result is LaunchResult.Throttled, ct);

    public Task<DescribeResult> DescribeAsync(string jobName, CancellationToken ct) =>
        describe.CallAsync(() => backend.DescribeAsync(jobName, ct), result => result is DescribeResult.Unavailable { IsThrottled: true }, ct);

    public Task<StopResult> StopAsync(string jobName, CancellationToken ct) =>
        stop.CallAsync(() => backend.StopAsync(jobName, ct), result => result == StopResult.Throttled, ct);

    public Task<ListResult> ListAsync(JobListQuery query, string? nextToken, CancellationToken ct) =>
        list.CallAsync(() => backend.ListAsync(query, nextToken, ct), result => result is ListResult.Unavailable { IsThrottled: true }, ct);
}
