using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Where a study is whose candidates come from an optimizer service. It asks in numbered rounds, one at a time, and waits for the answer without holding
/// anything. Memory and candidates of an answer are taken over together and once: the round is over then, and every further answer to it is ignored.
/// </summary>
public sealed record RemoteProgress
{
    /// <summary>Number of the last round; 0 before the first.</summary>
    public int Rounds { get; init; }

    /// <summary>How many settled trials were told with rounds that were answered.</summary>
    public int Told { get; init; }

    /// <summary>The round that has no answer yet; null when none is under way.</summary>
    public AwaitedRound? Awaiting { get; init; }

    /// <summary>How many answers were refused since the last good one, or since the study was resumed.</summary>
    public int Refusals { get; init; }

    /// <summary>What was wrong with the last answer; null when it was good.</summary>
    public IReadOnlyList<Problem>? Refused { get; init; }
}
