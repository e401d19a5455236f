namespace Hpo.Contracts;

/// <summary>A study ended without reaching its purpose: too many failures, or it was cancelled.</summary>
public sealed record StudyFailed : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>What ended it, for people.</summary>
    public required string Cause { get; init; }

    /// <summary>Whether a user cancelled it.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Its trials.</summary>
    public required TrialCounts Counts { get; init; }

    /// <summary>The best trial; of several objectives the one that joined the Pareto front last. Absent when none was measured.</summary>
    public Incumbent? Incumbent { get; init; }

    /// <summary>
    /// The Pareto front of several objectives, at most 100 trials: of a larger one those that cover it best. Of trials with equal values the first one.
    /// Absent for one objective.
    /// </summary>
    public IReadOnlyList<Incumbent>? Front { get; init; }

    /// <summary>What its settled trials have used altogether; absent from senders that do not count it.</summary>
    public Spending? Spending { get; init; }
}
