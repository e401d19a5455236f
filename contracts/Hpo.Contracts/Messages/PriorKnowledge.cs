namespace Hpo.Contracts;

/// <summary>What a study knows from an earlier one.</summary>
public sealed record PriorKnowledge
{
    /// <summary>Id of the earlier study.</summary>
    public required string StudyId { get; init; }

    /// <summary>How many of its trials are known.</summary>
    public required int Used { get; init; }

    /// <summary>How many of its trials are not: their configuration is none of the new study, they failed by no fault of theirs, or there were better ones.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The known trials, the best ones first, failed ones last; absent in reports.</summary>
    public IReadOnlyList<PriorTrial>? Trials { get; init; }
}
