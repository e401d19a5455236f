using Hpo.SageMakerLocal.Benchmarks;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>A benchmark job that pretends to take a while. No process, no files.</summary>
internal sealed class BenchmarkWait(TrainingJob job, TrainingJobRequest request, BenchmarkRun plan, JobServices services) : IJobRun
{
    private readonly StopSignal stop = new(services.Clock);
    private bool stopped;

    public void Stop(TimeSpan grace) => stop.Stop(grace);

    public async Task RunAsync(CancellationToken detach)
    {
        var length = (long)(plan.Duration < request.MaxRuntime ? plan.Duration : request.MaxRuntime).TotalMilliseconds;
        var begun = job.Transitions[^1].Start;
        if (job.InterruptAfter is { } after && await IsDueAsync(begun + Math.Min(after, length), detach)
            && services.Store.Update(job.Name, j => j.Status == Status.InProgress ? BegunAgain(j, services.Now) : j) is { } again)
            begun = again.Transitions[^1].Start;
        await IsDueAsync(begun + length, detach);
        services.Store.Update(job.Name, End);
    }

    /// <summary>A spot instance was lost and found; a benchmark has no checkpoint to go on from.</summary>
    public static TrainingJob BegunAgain(TrainingJob job, long now) => job.Interrupt(now).Restart(now).Download(now).Train(now);

    /// <summary>False when the job was stopped first.</summary>
    private async Task<bool> IsDueAsync(long time, CancellationToken detach)
    {
        while (!stopped && services.Now < time)
        {
            await stop.SleepAsync(TimeSpan.FromMilliseconds(time - services.Now), Never, detach);
            stopped |= stop.TryTake(out _);
        }

        return !stopped;
    }

    private static Task Never { get; } = new TaskCompletionSource().Task;

    private TrainingJob End(TrainingJob current) =>
        current.StopCause is not null ? current.Stopped(services.Now)
        : plan.Duration > request.MaxRuntime ? current.Stop(StopCause.MaxRuntime, services.Now).Stopped(services.Now)
        : plan.Finish(current, request.Metrics, services.Now);
}
