using Hpo.SageMakerLocal.Benchmarks;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>A benchmark job that pretends to take a while. No process, no files.</summary>
internal sealed class BenchmarkWait(TrainingJob job, TrainingJobRequest request, BenchmarkRun plan, JobServices services) : IJobRun
{
    private readonly StopSignal stop = new(services.Clock);

    public void Stop(TimeSpan grace) => stop.Stop(grace);

    public async Task RunAsync(CancellationToken detach)
    {
        var length = plan.Duration < request.MaxRuntime ? plan.Duration : request.MaxRuntime;
        var due = (job.Started ?? job.Created) + (long)length.TotalMilliseconds;
        while (services.Now < due && !stop.TryTake(out _))
            await stop.SleepAsync(TimeSpan.FromMilliseconds(due - services.Now), Never, detach);
        services.Store.Update(job.Name, End);
    }

    private static Task Never { get; } = new TaskCompletionSource().Task;

    private TrainingJob End(TrainingJob current) =>
        current.StopCause is not null ? current.Stopped(services.Now)
        : plan.Duration > request.MaxRuntime ? current.Stop(StopCause.MaxRuntime, services.Now).Stopped(services.Now)
        : plan.Finish(current, request.Metrics, services.Now);
}
