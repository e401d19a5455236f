namespace Hpo.Contracts;

/// <summary>A study was checked and starts.</summary>
public sealed record StudyAccepted : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>The study with all defaults filled in.</summary>
    public required Study Study { get; init; }

    /// <summary>What the study knows from an earlier one; absent without a warm start.</summary>
    public PriorKnowledge? Prior { get; init; }

    /// <summary>What the study's machines cost, as known when it was accepted; absent when that was not known. Later prices do not change it.</summary>
    public InstancePrices? Prices { get; init; }

    /// <summary>When the gateway accepted it.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The trial that the study is run for; absent for a study of its own.</summary>
    public ParentTrial? Parent { get; init; }
}
