using System.Threading.RateLimiting;

namespace Hpo.Trainer;

/// <summary>Keeps the calls of this process below the rates at which AWS throttles: one token bucket per operation, in order of arrival.</summary>
internal sealed class PacedBackend(ITrainingBackend backend, TrainerLimits limits) : ITrainingBackend, IDisposable
{
    private readonly RateLimiter? create = Rates.Limiter(limits.CreatePerSecond);
    private readonly RateLimiter? describe = Rates.Limiter(limits.DescribePerSecond);
    private readonly RateLimiter? list = Rates.Limiter(limits.ListPerSecond);
    private readonly RateLimiter? stop = Rates.Limiter(limits.StopPerSecond);

    public Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct) => InTurnAsync(create, () => backend.LaunchAsync(request, ct), ct);

    public Task<DescribeResult> DescribeAsync(string jobName, CancellationToken ct) => InTurnAsync(describe, () => backend.DescribeAsync(jobName, ct), ct);

    public Task<StopResult> StopAsync(string jobName, CancellationToken ct) => InTurnAsync(stop, () => backend.StopAsync(jobName, ct), ct);

    public Task<ListResult> ListAsync(JobListQuery query, string? nextToken, CancellationToken ct) =>
        InTurnAsync(list, () => backend.ListAsync(query, nextToken, ct), ct);

    public void Dispose()
    {
        create?.Dispose();
        describe?.Dispose();
        list?.Dispose();
        stop?.Dispose();
    }

    private static async Task<T> InTurnAsync<T>(RateLimiter? limiter, Func<Task<T>> call, CancellationToken ct)
    {
        if (limiter is not null)
        {
            using var lease = await limiter.AcquireAsync(1, ct);
        }

        return await call();
    }
}
