using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpo.Contracts;

/// <summary>The answer of an optimizer service to <see cref="CandidatesRequested"/>. Given twice, or to a round that is over, it changes nothing.</summary>
public sealed record CandidatesSuggested : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>The round that is answered.</summary>
    public required int Round { get; init; }

    /// <summary>The candidates, from 1 to as many as were wanted; none only with one of the fields below.</summary>
    public IReadOnlyList<SuggestedCandidate> Candidates { get; init; } = [];

    /// <summary>What the optimizer wants to remember, any JSON of at most 1 MiB; it comes with the next request. Absent keeps what there is.</summary>
    public JsonElement? Memory { get; init; }

    /// <summary>Whether the search space holds no further candidates; the study ends when its trials have.</summary>
    public bool Exhausted { get; init; }

    /// <summary>
    /// Asks for the same round again with all settled trials from that place of the history on, 0 for all, for an optimizer that has them no more. The other fields
    /// do not count then.
    /// </summary>
    public int? HistoryFrom { get; init; }

    /// <summary>Why there is no answer, for people: an error of the optimizer. The round is asked again a few times, then the study pauses with this text.</summary>
    public string? Problem { get; init; }

    /// <summary>Why a body that says which round it answers cannot be read otherwise; set by the receiver and never part of a message.</summary>
    [JsonIgnore]
    public string? Unreadable { get; init; }
}
