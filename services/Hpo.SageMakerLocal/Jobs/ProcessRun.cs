using Hpo.SageMakerLocal.Images;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Processes;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>A job whose program is a process or a container: prepares its files, starts it, follows its log, ends it, keeps its model.</summary>
internal sealed class ProcessRun(TrainingJob job, TrainingJobRequest request, TrainingProgram program, bool recovered, JobServices services) : IJobRun
{
    private readonly JobDirectory directory = services.Directory(job.Name);
    private readonly MetricScanner metrics = new(request.Metrics);
    private readonly StopSignal stop = new(services.Clock);

    public void Stop(TimeSpan grace) => stop.Stop(grace);

    public async Task RunAsync(CancellationToken detach)
    {
        try
        {
            var started = recovered && !ProcessIdentity.Forestall(directory.ProcessFile);
            var process = started ? JobProcess.Adopt(directory, services.Clock, detach) : Start();
            if (process is not null || started)
                await FollowAsync(process, detach);
            while (services.Store.Find(job.Name) is { Status: Status.InProgress, SecondaryStatus: SecondaryStatus.Interrupted } && StartAgain() is { } next)
                await FollowAsync(next, detach);
            Finish();
        }
        catch (ScriptSourceException error)
        {
            services.Store.Update(job.Name, j => j.Fail($"AlgorithmError: {error.Message}", services.Now));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            services.Log.Error(error, "Training job {TrainingJobName} cannot go on", job.Name);
            services.Store.Update(job.Name, j => j.Fail($"InternalServerError: {error.Message}", services.Now));
        }
    }

    /// <summary>Null when the job was stopped before its program started.</summary>
    private JobProcess? Start()
    {
        if (Advance(JobLifeCycle.Download) is not { Status: Status.InProgress })
            return null;
        if (Directory.Exists(directory.Root))
            Directory.Delete(directory.Root, recursive: true); // left over from a job whose record is gone, or that never started
        return Begin(known: recovered);
    }

    /// <summary>On a new instance there is nothing but checkpoints and the log.</summary>
    private JobProcess? StartAgain()
    {
        // Before the status moves on: an endpoint that dies here must not take the old exit code for the new program's.
        File.Delete(directory.ExitFile);
        File.Delete(directory.ProcessFile);
        Directory.Delete(directory.BaseDirectory, recursive: true);
        Advance(JobLifeCycle.Restart);
        return Advance(JobLifeCycle.Download) is { Status: Status.InProgress } ? Begin(known: true) : null;
    }

    private JobProcess? Begin(bool known)
    {
        ContainerFiles.Provide(directory, request, services.S3, services.Data);
        var (command, variables) = program is TrainingProgram.Container container
            ? (ContainerCommand.Of(container, request, job.Arn, directory), new Dictionary<string, string>())
            : (Command(), ContainerEnvironment.Variables(request, job.Arn, directory));
        if (Advance(JobLifeCycle.Train) is not { Status: Status.InProgress })
            return null;
        services.Store.CountStart(job.Name, known);
        return JobProcess.Start(directory, command, variables);
    }

    /// <summary>What to start. The sources of a script are unpacked first.</summary>
    private IReadOnlyList<string> Command()
    {
        if (program is not TrainingProgram.Framework framework || request.Script is not { } script)
            return Resolved([.. program is TrainingProgram.Command own ? own.Arguments : [], .. request.Arguments]);
        SourceArchive.Unpack(script, request, services.S3, directory.CodeDirectory);
        return ScriptCommand.For(script, Resolved(framework.Interpreter), request, directory);
    }

    private async Task FollowAsync(JobProcess? process, CancellationToken detach)
    {
        Directory.CreateDirectory(directory.RunDirectory);
        using var log = new LogIngest(directory.LogFile, directory.LogIndexFile, metrics, services.Clock);
        if (process is not null)
        {
            var loop = new ProcessLoop(process, log, stop, services.Clock, services.StopGrace)
            {
                Deadline = DateTimeOffset.FromUnixTimeMilliseconds(services.Store.Find(job.Name)?.Started ?? services.Now) + request.MaxRuntime,
                OnDeadline = () => Advance((j, now) => j.Stop(StopCause.MaxRuntime, now)),
                OnFirstEvent = NoteStream,
                InterruptAfter = services.Store.Find(job.Name)?.InterruptAfter is { } after ? TimeSpan.FromMilliseconds(after) : null,
                OnInterrupt = () => Advance(JobLifeCycle.Interrupt),
            };
            await loop.RunAsync(detach);
            process.Kill(); // what is left of the group when the wrapper was killed
        }

        RemoveContainer();

        log.Pump(final: true);
        if (log.Events > 0)
            NoteStream();
    }

    private void Finish()
    {
        var code = JobProcess.ExitCode(directory);
        var uploading = services.Store.Update(job.Name, j => j.StopCause is null && code == 0 ? j.Upload(services.Now) : j);
        var artifact = JobOutput.Keep(directory, request, services.S3, withModel: code == 0 || uploading?.StopCause is not null);
        services.Store.Update(job.Name, j => End(j, code) with { Metrics = metrics.Final, ModelArtifact = artifact });
    }

    private TrainingJob End(TrainingJob current, int? code) => (current.StopCause, code) switch
    {
        (not null, _) => current.Stopped(services.Now),
        (null, 0) => current.Complete(services.Now),
        (null, ContainerEngine.EngineFailed) when program is TrainingProgram.Container => current.Fail(FailureReasons.NoContainer(directory, request.Image), services.Now),
        (null, { } failed) => current.Fail(FailureReasons.Of(directory, failed), services.Now),
        _ => current.Fail(FailureReasons.Lost(recovered), services.Now),
    };

    /// <summary>A container does not die with the client that started it.</summary>
    private void RemoveContainer()
    {
        if (program is TrainingProgram.Container container && container.Engine.Remove(ContainerCommand.Name(job.Name)) is { } problem)
            services.Log.Debug("No container of training job {TrainingJobName} was removed: {Problem}", job.Name, problem);
    }

    private void NoteStream() =>
        services.Store.Update(job.Name, j => j.Stream is null ? j with { Stream = LogStreams.Name(j.Name, services.Now) } : j);

    /// <summary>A job that is being stopped does not advance any more.</summary>
    private TrainingJob? Advance(Func<TrainingJob, long, TrainingJob> step) =>
        services.Store.Update(job.Name, j => j.Status == Status.InProgress ? step(j, services.Now) : j);

    /// <summary>Arguments that name a file beside images.json become absolute: the program runs in the job's own directory.</summary>
    private IReadOnlyList<string> Resolved(IReadOnlyList<string> arguments) =>
        [.. arguments.Select(a => Path.Combine(services.ImagesFile.Directory, a) is var path && File.Exists(path) ? path : a)];
}
