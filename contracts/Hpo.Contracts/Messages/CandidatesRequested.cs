using System.Text.Json;

namespace Hpo.Contracts;

/// <summary>
/// Asks the optimizer service of that name for candidates, and tells it the outcomes that it does not know: ask and tell in one. Answered with
/// <see cref="CandidatesSuggested"/> of the same round. The same round comes again when the answer takes long; any answer to it will do, and only the first counts.
/// </summary>
public sealed record CandidatesRequested : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Name of the optimizer as the study names it; also the routing key.</summary>
    public required string Optimizer { get; init; }

    /// <summary>Number of the question within its study, from 1; the answer repeats it.</summary>
    public required int Round { get; init; }

    /// <summary>What is to be solved.</summary>
    public required OptimizationProblem Problem { get; init; }

    /// <summary>Settings of the optimizer by name; what is left out has its default.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Settings { get; init; }

    /// <summary>Seed of all chance in the study.</summary>
    public required long Seed { get; init; }

    /// <summary>
    /// Number of the next stream of chance, from 0. An answer that draws from a generator seeded with <see cref="Seed"/> and this number is the same whoever
    /// gives it: telling new outcomes, if there are any, takes one stream, and asking the one after.
    /// </summary>
    public required int Stream { get; init; }

    /// <summary>The optimizer's memory as it gave it with its last accepted answer; absent before.</summary>
    public JsonElement? Memory { get; init; }

    /// <summary>Settled trials in the order in which they settled; <see cref="History"/> says which ones.</summary>
    public required IReadOnlyList<ToldTrial> Results { get; init; }

    /// <summary>Which part of the study's settled trials <see cref="Results"/> is.</summary>
    public required HistorySpan History { get; init; }

    /// <summary>Trials without an outcome.</summary>
    public required IReadOnlyList<ToldTrial> Pending { get; init; }

    /// <summary>Number that the first candidate of the answer gets as a trial; the others follow.</summary>
    public required int NextTrial { get; init; }

    /// <summary>
    /// How many candidates are wanted, at least 1. In asynchronous mode as many as slots are free; in generational mode at most so many, and the optimizer decides
    /// how many it breeds together.
    /// </summary>
    public required int Count { get; init; }

    /// <summary>What was wrong with the answer to the round before, which was refused; absent when nothing was.</summary>
    public IReadOnlyList<Problem>? Rejected { get; init; }
}
