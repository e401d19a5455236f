using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>A training job as stored. Times are epoch milliseconds. Changed by copy: see <see cref="JobLifeCycle"/>.</summary>
internal sealed record TrainingJob
{
    public required string Name { get; init; }
    public required string Arn { get; init; }

    /// <summary>The CreateTrainingJob body; kept apart from the state, which is rewritten at each transition.</summary>
    [JsonIgnore]
    public string Request { get; init; } = "";

    /// <summary>The tuning job that launched it; null for one of its own.</summary>
    public string? TuningArn { get; init; }

    public required long Created { get; init; }
    public required long Modified { get; init; }
    public long? Started { get; init; }
    public long? Ended { get; init; }
    public required string Status { get; init; }
    public required ImmutableArray<Transition> Transitions { get; init; }
    public StopCause? StopCause { get; init; }
    public string? FailureReason { get; init; }
    public ImmutableArray<FinalMetric> Metrics { get; init; } = [];
    public string? ModelArtifact { get; init; }
    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>Milliseconds from the first line of the program to the loss of its spot instance; null when it keeps it, or has lost it.</summary>
    public long? InterruptAfter { get; init; }

    /// <summary>The log stream; null until the first line.</summary>
    public string? Stream { get; init; }

    /// <summary>Log lines of a job that ran in this process; a job with a process of its own has a log file instead.</summary>
    public ImmutableArray<LogEvent> Lines { get; init; } = [];

    [JsonIgnore]
    public string SecondaryStatus => Transitions[^1].Status;

    [JsonIgnore]
    public bool Unfinished => Status is Jobs.Status.InProgress or Jobs.Status.Stopping;
}

internal sealed record Transition(string Status, long Start, long? End, string Message);

internal sealed record FinalMetric(string Name, double Value, long Time);
