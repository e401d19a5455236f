using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>What was heard of a service before the first question.</summary>
public sealed record Announcement
{
    /// <summary>What it announced; null when nothing usable came.</summary>
    public OptimizerAnnounced? Announced { get; init; }

    /// <summary>Why nothing usable came, and what to do; null when it did.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether nobody is there to be asked.</summary>
    public bool IsAway { get; init; }
}
