namespace Hpo.Contracts;

/// <summary>
/// A part of a study's settled trials, counted from 0 in the order in which they settled. Whoever keeps what it was told has all of them after each request whose
/// part begins where its own ends, unless a late fitness changed an earlier one; then, or after a gap, it asks for them again.
/// </summary>
public sealed record HistorySpan
{
    /// <summary>Place of the first result of the request.</summary>
    public required int From { get; init; }

    /// <summary>How many were told with requests whose answers were accepted; results from this place on are new.</summary>
    public required int Told { get; init; }

    /// <summary>
    /// How many there are, which is the place behind the last result of the request. When the results end before it, a history above 4 MiB did not fit:
    /// answer with <see cref="CandidatesSuggested.HistoryFrom"/> of the next place to get the rest.
    /// </summary>
    public required int Total { get; init; }

    /// <summary>How many of them got a fitness after they had been told without one. Another number than before means that what was kept is out of date.</summary>
    public int Corrections { get; init; }
}
