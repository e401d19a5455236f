using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>What came back to a question.</summary>
public sealed record Reply
{
    private Reply()
    {
    }

    /// <summary>The answer; null when none came that can be read.</summary>
    public CandidatesSuggested? Suggested { get; private init; }

    /// <summary>What came, as text; null when nothing did.</summary>
    public string? Received { get; private init; }

    /// <summary>Why there is no answer, and what to do; null when there is one.</summary>
    public string? Problem { get; private init; }

    /// <summary>Whether nobody is there any more.</summary>
    public bool IsAway { get; private init; }

    /// <summary>An answer to the question.</summary>
    /// <param name="suggested">The answer.</param>
    /// <param name="received">The same as it came.</param>
    public static Reply Of(CandidatesSuggested suggested, string received) => new() { Suggested = suggested, Received = received };

    /// <summary>Something that is no answer.</summary>
    /// <param name="received">What came.</param>
    /// <param name="problem">What is wrong with it, and what to do.</param>
    public static Reply Unreadable(string received, string problem) => new() { Received = received, Problem = problem };

    /// <summary>No answer in time.</summary>
    /// <param name="problem">What happened instead, and what to do.</param>
    public static Reply Silence(string problem) => new() { Problem = problem };

    /// <summary>Nobody is there to answer.</summary>
    /// <param name="problem">How that shows, and what to do.</param>
    public static Reply Away(string problem) => new() { Problem = problem, IsAway = true };
}
