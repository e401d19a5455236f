using System.Text.Json.Serialization;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>A search for the past training jobs of one study, as far as it has come. Bounded: 2,000 names of jobs, and 4,000,000 characters of what they have come to.</summary>
internal sealed record PastSearch
{
    /// <summary>The question.</summary>
    public required PastJobsRequested Request { get; init; }

    /// <summary>Id of the study.</summary>
    [JsonIgnore]
    public string Id => Request.StudyId;

    /// <summary>Token of the next page of jobs; null at the beginning and at the end.</summary>
    public string? NextPage { get; init; }

    /// <summary>Whether there is no further page.</summary>
    public bool IsListed { get; init; }

    /// <summary>Jobs that were listed and not looked at yet.</summary>
    public IReadOnlyList<JobSummary> Open { get; init; } = [];

    /// <summary>How many jobs were listed.</summary>
    public int Listed { get; init; }

    /// <summary>What the jobs that meet the conditions have come to.</summary>
    public IReadOnlyList<PriorTrial> Trials { get; init; } = [];

    /// <summary>Characters of those.</summary>
    public long Characters { get; init; }

    /// <summary>How many further jobs meet the conditions and tell nothing.</summary>
    public int LeftOut { get; init; }

    /// <summary>Why some of them tell nothing.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>How many calls in a row got no usable answer.</summary>
    public int Failures { get; init; }

    /// <summary>What is answered; null while the search goes on.</summary>
    public PastJobsFound? Answer { get; init; }

    /// <summary>When somebody is to go on; null when the answer was sent.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The process that goes on with it now.</summary>
    public string? Owner { get; init; }
}
