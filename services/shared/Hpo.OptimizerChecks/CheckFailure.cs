using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>What a service did wrong.</summary>
public sealed record CheckFailure
{
    /// <summary>What was asked, for people; null when nothing was.</summary>
    public string? Asked { get; init; }

    /// <summary>What came back as text, shortened; null when nothing did.</summary>
    public string? Answered { get; init; }

    /// <summary>Everything that is wrong with it, each with the field and the remedy.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }
}
