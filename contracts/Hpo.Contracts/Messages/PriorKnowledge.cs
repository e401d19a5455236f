using System.Text.Json.Serialization;

namespace Hpo.Contracts;

/// <summary>What a study knows from an earlier one, from past training jobs or from a CSV file.</summary>
public sealed record PriorKnowledge
{
    /// <summary>Id of the earlier study; empty when the trials come from elsewhere.</summary>
    public required string StudyId { get; init; }

    /// <summary>Where the trials come from when that is no study, for people.</summary>
    public string? Source { get; init; }

    /// <summary>How many of its trials are known.</summary>
    public required int Used { get; init; }

    /// <summary>How many of its trials are not: their configuration is none of the new study, they failed by no fault of theirs, or there were better ones.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Why some of them are not, for people; absent when there is nothing to say.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    /// <summary>The known trials, the best ones first, failed ones last; absent in reports.</summary>
    public IReadOnlyList<PriorTrial>? Trials { get; init; }

    /// <summary>Where the trials come from, in any case, for people.</summary>
    [JsonIgnore]
    public string Origin => Source ?? StudyId;
}
