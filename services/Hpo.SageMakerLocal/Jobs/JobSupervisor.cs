using System.Collections.Concurrent;
using System.Text.Json;
using Hpo.SageMakerLocal.Benchmarks;
using Hpo.SageMakerLocal.Images;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>Holds the jobs that are running in this endpoint.</summary>
internal sealed class JobSupervisor(JobServices services) : IDisposable
{
    /// <summary>An endpoint that shuts down does not keep its user waiting for long.</summary>
    private static readonly TimeSpan ShutdownGrace = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (IJobRun Run, Task Ended)> running = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource detach = new();

    public void Launch(TrainingJob job, TrainingJobRequest request, TrainingProgram program) => Begin(job, request, program, recovered: false);

    public void Stop(string name)
    {
        if (running.TryGetValue(name, out var job))
            job.Run.Stop(services.StopGrace);
    }

    /// <summary>Goes on with the jobs that an earlier endpoint on the same data left unfinished.</summary>
    public void Recover()
    {
        foreach (var job in services.Store.Unfinished())
            Recover(job);
    }

    public async Task ShutdownAsync(bool killJobs)
    {
        foreach (var (name, job) in killJobs ? running : [])
        {
            services.Store.Update(name, j => j.Stop(StopCause.Shutdown, services.Now));
            job.Run.Stop(ShutdownGrace);
        }

        if (!killJobs)
            await detach.CancelAsync();
        await Task.WhenAll(running.Values.Select(j => j.Ended));
    }

    public void Dispose() => detach.Dispose();

    private void Recover(TrainingJob job)
    {
        using var body = JsonDocument.Parse(job.Request);
        var request = TrainingJobRequestParser.Parse(new RequestReader().Root(body.RootElement));
        if (services.Images.For(request) is not { } program)
            Fail(job, $"InternalServerError: after a restart the local endpoint has no image '{request.Image}' any more.");
        else
            Begin(job, request, program, recovered: true);
        services.Log.Information("Training job {TrainingJobName} was recovered", job.Name);
    }

    private void Begin(TrainingJob job, TrainingJobRequest request, TrainingProgram program, bool recovered)
    {
        IJobRun run = program switch
        {
            TrainingProgram.Benchmark benchmark => new BenchmarkWait(job, request, BenchmarkRun.Plan(benchmark.Problem, request), services),
            _ => new ProcessRun(job, request, program, recovered, services),
        };
        var mayStart = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[job.Name] = (run, RunAsync(job.Name, run, mayStart.Task));
        if (job.Status == Status.Stopping)
            run.Stop(services.StopGrace);
        mayStart.SetResult();
    }

    private async Task RunAsync(string name, IJobRun run, Task mayStart)
    {
        await mayStart;
        try
        {
            await run.RunAsync(detach.Token);
        }
        catch (OperationCanceledException) when (detach.IsCancellationRequested)
        {
            services.Log.Information("Training job {TrainingJobName} was left running", name);
        }
        catch (Exception error)
        {
            services.Log.Error(error, "Training job {TrainingJobName} broke the local endpoint", name);
            services.Store.Update(name, j => j.Unfinished ? j.Fail($"InternalServerError: {error.Message}", services.Now) : j);
        }
        finally
        {
            // By now the job may have been deleted and its name be in use again.
            if (running.TryGetValue(name, out var entry) && ReferenceEquals(entry.Run, run))
                running.TryRemove(KeyValuePair.Create(name, entry));
        }
    }

    private void Fail(TrainingJob job, string reason) => services.Store.Update(job.Name, j => j.Fail(reason, services.Now));
}
