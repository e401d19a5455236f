using System.Collections.Concurrent;
using System.Text.Json;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Operations;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Tuning;

/// <summary>Leads the tuning jobs of this endpoint: one loop each, from the stored state, so that a restart goes on where the last one was.</summary>
internal sealed class TuningSupervisor(TuningStore tunings, JobServices services, CreateTrainingJob create, StopTrainingJob stop) : IDisposable
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource end = new();

    /// <summary>Goes on with the tuning jobs that have not ended.</summary>
    public void Recover()
    {
        foreach (var tuning in tunings.All().Where(tuning => tuning.Unfinished))
            Lead(tuning.Name);
    }

    public void Lead(string name) => running[name] = Task.Run(() => LeadAsync(name, end.Token));

    /// <summary>Stops leading; the tuning jobs stay as they are.</summary>
    public async Task ShutdownAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(running.Values);
    }

    public void Dispose() => end.Dispose();

    private async Task LeadAsync(string name, CancellationToken ct)
    {
        var poll = ShortestPoll;
        try
        {
            while (tunings.Find(name) is { Unfinished: true } before)
            {
                // Only the loop changes the search, so the decision, which may take a while, needs no lock; what an operation changed meanwhile is kept.
                var after = TuningSteps.Advance(before, services.Store.Find, services.Clock.GetUtcNow());
                var saved = ReferenceEquals(after, before) ? before : tunings.Update(name, newest => Merge(newest, after));
                var isChanged = saved is not null && Act(saved) | !ReferenceEquals(after, before);
                poll = isChanged ? ShortestPoll : poll * 2 < LongestPoll ? poll * 2 : LongestPoll;
                await Task.Delay(poll, services.Clock, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            services.Log.Information("Tuning job {TuningJobName} goes on when the endpoint is back", name);
        }
        catch (Exception error)
        {
            services.Log.Error(error, "Tuning job {TuningJobName} broke the local endpoint", name);
            tunings.Update(name, newest => TuningSteps.Fail(newest, $"InternalServerError: {error.Message}", services.Now));
        }
        finally
        {
            running.TryRemove(name, out _);
        }
    }

    private static TuningJob Merge(TuningJob newest, TuningJob after) => after with
    {
        Tags = newest.Tags,
        Status = newest.Status == Status.Stopping && after.Status == Status.InProgress ? Status.Stopping : after.Status,
    };

    // Launches what is proposed, stops what runs for a tuning job that is to stop; whether anything was launched.
    private bool Act(TuningJob tuning)
    {
        var isLaunching = tuning is { Status: Status.InProgress, State.Phase: Optimization.StudyPhase.Running };
        using var request = JsonDocument.Parse(tuning.Request);
        var launched = false;
        foreach (var trial in tuning.Trials.Where(trial => trial.Outcome is null))
        {
            var job = services.Store.Find(trial.JobName);
            if (job is null && isLaunching)
                launched |= Launch(tuning, trial, request.RootElement);
            else if (job is { Status: Status.InProgress } && !isLaunching)
                stop.Stop(trial.JobName);
        }

        return launched;
    }

    private bool Launch(TuningJob tuning, TunedTrial trial, JsonElement request)
    {
        var answer = create.Handle(TuningTrials.Request(request.GetProperty("TrainingJobDefinition"), tuning.Tags, trial.JobName, trial.Tuned), tuning.Arn);
        if (answer.Error is { Code: not ("ResourceLimitExceeded" or "ResourceInUse") } error)
            tunings.Update(tuning.Name, newest => TuningSteps.Fail(newest, $"ClientError: {error.Message}", services.Now));
        return answer.Error is null;
    }
}
