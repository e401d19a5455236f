using Hpo.Pacing;

namespace Hpo.Trainer;

/// <summary>Keeps the calls about tuning jobs below the rates of their training-job counterparts.</summary>
internal sealed class PacedTuningBackend(ITuningBackend backend, CallRates rates, TrainerLimits limits) : ITuningBackend
{
    private readonly CallRate create = rates.Of("CreateHyperParameterTuningJob", limits.CreatePerSecond);
    private readonly CallRate describe = rates.Of("DescribeHyperParameterTuningJob", limits.DescribePerSecond);
    private readonly CallRate list = rates.Of("ListTrainingJobsForHyperParameterTuningJob", limits.ListPerSecond);
    private readonly CallRate stop = rates.Of("StopHyperParameterTuningJob", limits.StopPerSecond);

    public Task<LaunchResult> LaunchAsync(TuningLaunch launch, CancellationToken ct) =>
        create.CallAsync(() => backend.LaunchAsync(launch, ct), result => result is LaunchResult.Throttled, ct);

    public Task<TuningLook> DescribeAsync(string name, CancellationToken ct) =>
        describe.CallAsync(() => backend.DescribeAsync(name, ct), look => look is TuningLook.Unavailable { IsThrottled: true }, ct);

    public Task<StopResult> StopAsync(string name, CancellationToken ct) =>
        stop.CallAsync(() => backend.StopAsync(name, ct), result => result == StopResult.Throttled, ct);

    public Task<TuningPage> ListAsync(string name, string? nextToken, CancellationToken ct) =>
        list.CallAsync(() => backend.ListAsync(name, nextToken, ct), page => page.IsThrottled, ct);
}
