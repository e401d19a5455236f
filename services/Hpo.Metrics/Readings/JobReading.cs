using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Metrics.Readings;

/// <summary>The reading of one attempt's log: one document.</summary>
internal sealed record JobReading
{
    public required string StudyId { get; init; }

    public required int Trial { get; init; }

    public required int Attempt { get; init; }

    public required string JobName { get; init; }

    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    public required IReadOnlyList<Objective> Objectives { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required ReadingPhase Phase { get; init; }

    /// <summary>Absent while the job runs.</summary>
    public JobEnd? End { get; init; }

    public LogProgress Log { get; init; } = LogProgress.None;

    /// <summary>Rounds in a row, since the job ended, that met the end of the log and nothing new.</summary>
    public int EmptyRounds { get; init; }

    /// <summary>Rounds in a row that the log service did not answer.</summary>
    public int FailedRounds { get; init; }

    /// <summary>Rounds so far.</summary>
    public int Rounds { get; init; }

    /// <summary>Messages that may not have left yet.</summary>
    public IReadOnlyList<OutgoingMessage> Unsent { get; init; } = [];

    /// <summary>The outcome that was decided, to be told again when the trainer reports the same end again.</summary>
    public OutgoingMessage? Outcome { get; init; }

    /// <summary>When somebody has to look at this again; null = never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Counts the claims, so that a reader notices when another one took over.</summary>
    public long Claim { get; init; }

    public string Id() => IdOf(StudyId, Trial, Attempt);

    public Lane Lane() => (Phase, Unsent.Count) switch
    {
        (ReadingPhase.Searching or ReadingPhase.Explaining, _) or (_, > 0) => Readings.Lane.Outcome,
        (ReadingPhase.Following, _) => Readings.Lane.Follow,
        _ => Readings.Lane.Curve,
    };

    public static string IdOf(string studyId, int trial, int attempt) => FormattableString.Invariant($"{studyId}/{trial}/{attempt}");
}
