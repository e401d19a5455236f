using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hpo.Optimization;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Tuning;

/// <summary>A tuning job as stored: a study of the optimization library, whose trials are training jobs. Times are epoch milliseconds.</summary>
internal sealed record TuningJob
{
    public required string Name { get; init; }
    public required string Arn { get; init; }

    /// <summary>The CreateHyperParameterTuningJob body.</summary>
    [JsonIgnore]
    public string Request { get; init; } = "";

    public required long Created { get; init; }
    public required long Modified { get; init; }
    public long? Ended { get; init; }

    /// <summary>HyperParameterTuningJobStatus as on the wire.</summary>
    public required string Status { get; init; }

    public string? FailureReason { get; init; }
    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>The engine's state.</summary>
    public required StudyState State { get; init; }

    /// <summary>Trials that have an outcome, in the order in which they settled; those of parents come first and have numbers below 0.</summary>
    public ImmutableArray<Evaluation> Settled { get; init; } = [];

    [JsonIgnore]
    public bool Unfinished => Status is Jobs.Status.InProgress or Jobs.Status.Stopping;

    /// <summary>Its trials by number, with their outcome as far as there is one.</summary>
    [JsonIgnore]
    public IEnumerable<TunedTrial> Trials => Settled
        .Where(trial => !trial.IsPrior)
        .Select(trial => new TunedTrial(TuningTrials.JobName(Name, trial.Trial), trial.Trial, trial.Candidate.Configuration.Values, trial.Outcome))
        .Concat(State.Pending.Select(trial => new TunedTrial(TuningTrials.JobName(Name, trial.Trial), trial.Trial, trial.Candidate.Configuration.Values, null)))
        .OrderBy(trial => trial.Number);
}

/// <summary>A trial of a tuning job.</summary>
internal sealed record TunedTrial(string JobName, int Number, IReadOnlyDictionary<string, string> Tuned, Outcome? Outcome);
