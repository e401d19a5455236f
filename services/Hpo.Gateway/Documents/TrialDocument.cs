using System.Globalization;
using System.Text.Json.Serialization;

namespace Hpo.Gateway;

/// <summary>A trial as the gateway shows it, put together from events in whichever order they come.</summary>
internal sealed record TrialDocument
{
    /// <summary>How many objectives trials can be sorted by.</summary>
    public const int SortableObjectives = 4;

    public required string StudyId { get; init; }

    public required int Trial { get; init; }

    public int? Generation { get; init; }

    public IReadOnlyDictionary<string, string>? Hyperparameters { get; init; }

    /// <summary>Metrics of the study's objectives, in its order; empty while no message named them.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<TrialAttempt> Attempts { get; init; } = [];

    public TrialOutcome? Outcome { get; init; }

    [JsonIgnore]
    public TrialAttempt? Latest => Attempts.Count == 0 ? null : Attempts[^1];

    [JsonIgnore]
    public TrialStatus Status =>
        Outcome is not null ? Outcome.Values is null ? TrialStatus.Unavailable : TrialStatus.Measured
        : Latest is not { WillRetry: false } latest ? TrialStatus.Proposed
        : latest.JobStatus is null ? TrialStatus.Running
        : TrialStatus.Ended;

    public static string IdOf(string studyId, int trial) => string.Create(CultureInfo.InvariantCulture, $"{studyId}/{trial:D7}");

    public double? Objective(int index) =>
        index < Objectives.Count && Outcome?.Values?.TryGetValue(Objectives[index], out var value) == true ? value : null;
}
