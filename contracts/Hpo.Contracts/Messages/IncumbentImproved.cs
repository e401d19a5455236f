namespace Hpo.Contracts;

/// <summary>A trial is better than every one before it; with several objectives: none before it dominates it, so it joined the Pareto front.</summary>
public sealed record IncumbentImproved : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>The new best trial, or the new one on the front.</summary>
    public required Incumbent Incumbent { get; init; }

    /// <summary>Trials at that moment.</summary>
    public required TrialCounts Counts { get; init; }

    /// <summary>What its settled trials have used up to that moment; absent from senders that do not count it.</summary>
    public Spending? Spending { get; init; }
}
