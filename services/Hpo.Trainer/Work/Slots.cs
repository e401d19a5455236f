using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>A bounded number of steps at once. A step that fails is logged; the lease of its document runs out and the step is repeated.</summary>
internal sealed partial class Slots(int count, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim free = new(count);

    /// <summary>Takes a slot if one is free now. Whoever has it starts a step in it or gives it back.</summary>
    public bool TryTake() => free.Wait(0, CancellationToken.None);

    /// <summary>Gives a slot back unused.</summary>
    public void GiveBack() => free.Release();

    /// <summary>Starts a step as soon as a slot is free. Returns when it has started.</summary>
    public async Task StartAsync(JobDocument job, Func<Task> step, CancellationToken ct)
    {
        await free.WaitAsync(ct);
        StartTaken(job, step, ct);
    }

    /// <summary>Starts a step in a slot that was taken.</summary>
    public void StartTaken(JobDocument job, Func<Task> step, CancellationToken ct) => _ = RunAsync(job, step, ct);

    /// <summary>Waits until no step runs.</summary>
    public async Task IdleAsync(CancellationToken ct)
    {
        for (var taken = 0; taken < count; taken++)
            await free.WaitAsync(ct);
        free.Release(count);
    }

    public void Dispose() => free.Dispose();

    private async Task RunAsync(JobDocument job, Func<Task> step, CancellationToken ct)
    {
        // The caller does not wait, not even for the part of the step that runs before its first pause.
        await Task.Yield();
        using var _ = StudyLog.Push(job.StudyId, job.Trial, job.Attempt);
        try
        {
            await step();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            LogInterrupted(job.Id);
        }
        catch (Exception failure)
        {
            LogFailed(failure, job.Id);
        }
        finally
        {
            free.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The step of {Job} was interrupted by the end of the process; another one repeats it")]
    private partial void LogInterrupted(string job);

    [LoggerMessage(Level = LogLevel.Error, Message = "The step of {Job} failed; it is repeated when its lease runs out")]
    private partial void LogFailed(Exception failure, string job);
}
