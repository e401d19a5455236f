using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

internal sealed class CrashingBackend(ITrainingBackend backend, CrashSwitch crash) : ITrainingBackend
{
    public Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct) => crash.Around(() => backend.LaunchAsync(request, ct));

    public Task<DescribeResult> DescribeAsync(string jobName, CancellationToken ct) => crash.Around(() => backend.DescribeAsync(jobName, ct));

    public Task<StopResult> StopAsync(string jobName, CancellationToken ct) => crash.Around(() => backend.StopAsync(jobName, ct));

    public Task<ListResult> ListAsync(JobListQuery query, string? nextToken, CancellationToken ct) =>
        crash.Around(() => backend.ListAsync(query, nextToken, ct));
}
