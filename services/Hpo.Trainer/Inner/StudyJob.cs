using System.Text.Json.Serialization;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>
/// The job of a trial that is made of studies: to the launcher and the watcher a training job like any other, which this trainer runs itself. The studies
/// themselves are derived from the candidate whenever they are to be submitted.
/// </summary>
internal sealed record StudyJob
{
    /// <summary>Name of the job.</summary>
    public required string Name { get; init; }

    public required JobMarker Marker { get; init; }

    public required TrainingTemplate Training { get; init; }

    public required IReadOnlyDictionary<string, string> Hyperparameters { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<InnerRun> Studies { get; init; }

    /// <summary>When the last of the studies ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether the trial was to stop.</summary>
    public bool IsStopped { get; init; }

    /// <summary>How often its studies were submitted, or told to end, so far.</summary>
    public int Asked { get; init; }

    /// <summary>When its studies are asked for again; null when they have ended.</summary>
    public DateTimeOffset? DueAt { get; init; }

    [JsonIgnore]
    public ParentTrial Parent => new(Marker.StudyId, Marker.Trial, Marker.Attempt);

    /// <summary>The first study that came to nothing, by its place.</summary>
    [JsonIgnore]
    public InnerRun? Failed => Studies.FirstOrDefault(study => study.Failure is not null);

    /// <summary>Why studies that still run are to end; null while they are to go on.</summary>
    [JsonIgnore]
    public string? StopReason =>
        IsStopped ? $"the trial {Name} of study {Marker.StudyId} is to stop"
        : Failed is { } failed ? $"another inner study of the same trial, {failed.StudyId}, came to nothing"
        : null;
}
