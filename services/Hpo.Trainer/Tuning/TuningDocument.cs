using System.Text.Json.Serialization;
using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>
/// Everything the trainer knows about the tuning of a study. The names of its training jobs are kept, since their order gives the trials their numbers; a
/// tuning job has a few hundred at most.
/// </summary>
internal sealed record TuningDocument
{
    public required TuningRequested Request { get; init; }

    public required TuningState State { get; init; }

    /// <summary>Which tuning job of the study, from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Earlier tuning jobs of the study that have something to learn from.</summary>
    public IReadOnlyList<string> EarlierRounds { get; init; } = [];

    /// <summary>Names of the training jobs found; the place of one is the number of its trial.</summary>
    public IReadOnlyList<string> Jobs { get; init; } = [];

    /// <summary>How many training jobs the rounds before this one had.</summary>
    public int JobsBefore { get; init; }

    /// <summary>How many of the training jobs were told to the optimizer.</summary>
    public int Told { get; init; }

    /// <summary>Whether a launch of this round may have reached the service.</summary>
    public bool MayExist { get; init; }

    /// <summary>Whether the tuning job was told to stop because the study is paused.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>How many times in a row the service had no room, no time or no answer.</summary>
    public int Refusals { get; init; }

    /// <summary>When something last changed; the looks become rarer with the time since.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When the next step is due; null when there is none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Messages that were saved with the last change and may not have been published yet.</summary>
    public IReadOnlyList<OutgoingMessage> Unsent { get; init; } = [];

    /// <summary>How the tuning ended, so that it can be said again.</summary>
    public TuningEnded? Ended { get; init; }

    [JsonIgnore]
    public string StudyId => Request.StudyId;

    /// <summary>Name of the tuning job of this round.</summary>
    [JsonIgnore]
    public string Name => NameOf(Round);

    /// <summary>Name of the tuning job of any round.</summary>
    public string NameOf(int round) => TuningNames.For(StudyId, round, Request.Study.Training.JobNamePrefix);
}
