using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer.Tuning;

/// <summary>A service that tunes: its tuning jobs launch training jobs when the test says so.</summary>
internal sealed class FakeTuningBackend : ITuningBackend
{
    private readonly Dictionary<string, Tuning> tunings = [];

    /// <summary>Names of created tuning jobs, in order.</summary>
    public List<TuningLaunch> Created { get; } = [];

    public List<string> Stopped { get; } = [];

    public int Lists { get; private set; }

    /// <summary>Refuses launches with this instead.</summary>
    public LaunchResult? Refusal { get; set; }

    /// <summary>Every launch and look loses its answer while this is set.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Whether that tuning job exists and has launched nothing.</summary>
    public bool IsEmpty(string name) => tunings.TryGetValue(name, out var tuning) && tuning.Jobs.Count == 0;

    public void Find(string name, params string[] jobs) => tunings[name].Jobs.AddRange(jobs.Select(job => new TunedJob(
        job, Some.Now, new Dictionary<string, string> { ["learning_rate"] = "0.05" })));

    public void Find(string name, IReadOnlyDictionary<string, string> hyperparameters) => tunings[name].Jobs.Add(new TunedJob("a", Some.Now, hyperparameters));

    public void Delete(string name) => tunings.Remove(name);

    /// <summary>Somebody else has a tuning job of that name.</summary>
    public void Take(string name) => tunings[name] = new Tuning(new TuningMarker("somebody-else", 1, 0), JobPhase.InProgress, null, []);

    public void End(string name, JobPhase phase, string? reason = null) => tunings[name] = tunings[name] with { Phase = phase, Reason = reason };

    public Task<LaunchResult> LaunchAsync(TuningLaunch launch, CancellationToken ct)
    {
        if (Refusal is { } refusal)
            return Task.FromResult(refusal);

        var isNew = tunings.TryAdd(launch.Name, new Tuning(launch.Marker, JobPhase.InProgress, null, []));
        if (isNew)
            Created.Add(launch);
        return Task.FromResult<LaunchResult>(
            LosesAnswers ? new LaunchResult.Unreachable("the line is cut")
            : isNew ? new LaunchResult.Launched()
            : tunings[launch.Name].Marker == launch.Marker ? new LaunchResult.AlreadyOurs(null)
            : new LaunchResult.Conflict("taken"));
    }

    public Task<TuningLook> DescribeAsync(string name, CancellationToken ct) => Task.FromResult<TuningLook>(
        LosesAnswers ? new TuningLook.Unavailable("the line is cut")
        : tunings.TryGetValue(name, out var tuning) ? new TuningLook.Found(tuning.Phase, tuning.Jobs.Count, tuning.Reason, tuning.Marker)
        : new TuningLook.Missing());

    public Task<StopResult> StopAsync(string name, CancellationToken ct)
    {
        Stopped.Add(name);
        tunings[name] = tunings[name] with { Phase = JobPhase.Stopped };
        return Task.FromResult(StopResult.Requested);
    }

    // Two training jobs on a page, and an empty page before the last one.
    public Task<TuningPage> ListAsync(string name, string? nextToken, CancellationToken ct)
    {
        Lists++;
        var jobs = tunings[name].Jobs;
        var from = nextToken is null ? 0 : int.Parse(nextToken.TrimEnd('e'));
        return Task.FromResult(
            nextToken?.EndsWith('e') == false && from >= jobs.Count - 1 ? new TuningPage([], $"{from}e")
            : new TuningPage([.. jobs.Skip(from).Take(2)], from + 2 < jobs.Count ? $"{from + 2}" : null));
    }

    private sealed record Tuning(TuningMarker Marker, JobPhase Phase, string? Reason, List<TunedJob> Jobs);
}
