using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>What became of a submission.</summary>
public sealed record SubmissionResult
{
    /// <summary>The accepted study; null when it was refused.</summary>
    public StudyAccepted? Accepted { get; init; }

    /// <summary>Everything that is wrong; empty when the study was accepted.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The study is refused only because another one has its id.</summary>
    public bool Conflict { get; init; }

    /// <summary>The same study was accepted under this id before; nothing was started anew.</summary>
    public bool Repeated { get; init; }
}
