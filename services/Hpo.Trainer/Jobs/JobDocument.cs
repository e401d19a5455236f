using System.Globalization;
using System.Text.Json.Serialization;
using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>Everything the trainer knows about a trial. One document per trial; a new attempt goes on in the same one.</summary>
internal sealed record JobDocument
{
    public required CandidateProposed Candidate { get; init; }

    public required JobState State { get; init; }

    /// <summary>Which launch, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Billed time of the attempts before this one in seconds of one machine; null when there were none, or none was billed.</summary>
    public double? EarlierBillableSeconds { get; init; }

    /// <summary>How many attempts ended because there was no capacity for their type of machine.</summary>
    public int Shortages { get; init; }

    /// <summary>Training time of the attempts before this one in seconds; null when there were none, or none ran.</summary>
    public double? EarlierSeconds { get; init; }

    /// <summary>When the next step is due; null when there is none. While a process works on it this is the end of its lease.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>The process that works on it.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether a launch of this attempt may have reached the service, so that its job may exist.</summary>
    public bool MayExist { get; init; }

    /// <summary>How many times in a row the service had no room, no time or no answer.</summary>
    public int Refusals { get; init; }

    public DateTimeOffset? LaunchedAt { get; init; }

    /// <summary>Whether something said that its job is not as it was, so that it is looked at however many others are.</summary>
    public bool HasChanged { get; init; }

    /// <summary>Set once the trial is to stop.</summary>
    public StopOrder? Stop { get; init; }

    /// <summary>Messages that were saved with the last change and have not been published yet.</summary>
    public IReadOnlyList<OutgoingMessage> Unsent { get; init; } = [];

    /// <summary>What was said when the trial finished, so that it can be said again to somebody who asks for the trial once more.</summary>
    public IReadOnlyList<OutgoingMessage> Said { get; init; } = [];

    [JsonIgnore]
    public string Id => IdFor(StudyId, Trial);

    [JsonIgnore]
    public string StudyId => Candidate.StudyId;

    [JsonIgnore]
    public int Trial => Candidate.Trial;

    [JsonIgnore]
    public string JobName => Candidate.Job?.Name ?? JobNames.For(StudyId, Trial, Attempt, Candidate.Training.JobNamePrefix);

    /// <summary>The type of machine that the attempt asks for.</summary>
    [JsonIgnore]
    public string InstanceType => MachineChoice.For(Candidate.Training, Shortages);

    /// <summary>What the attempt's machines are counted against.</summary>
    [JsonIgnore]
    public string Quota => QuotaState.NameFor(Candidate.Training, InstanceType);

    /// <summary>The loop that does the next step, null when nothing is left to do.</summary>
    [JsonIgnore]
    public JobWork? Work => State switch
    {
        JobState.Queued when Unsent.Count > 0 => JobWork.Send,
        // It may have a job, and whether it has does not depend on anybody's turn.
        JobState.Queued when Stop is not null => JobWork.Launch,
        JobState.Queued => JobWork.Queue,
        JobState.Launching => JobWork.Launch,
        JobState.Running or JobState.Stopping => JobWork.Watch,
        _ => Unsent.Count > 0 ? JobWork.Send : null,
    };

    public static string IdFor(string studyId, int trial) => string.Create(CultureInfo.InvariantCulture, $"{studyId}/{trial}");
}
