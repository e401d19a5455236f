namespace Hpo.Contracts;

/// <summary>What past training jobs have come to: the answer to <see cref="PastJobsRequested"/>, also when there are none or they could not be read.</summary>
public sealed record PastJobsFound : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>As in the request.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The jobs that tell something, the latest first: their hyper-parameters and what they measured, or how their configuration failed.</summary>
    public required IReadOnlyList<PriorTrial> Trials { get; init; }

    /// <summary>How many further jobs met the conditions but tell nothing: they run, were stopped, or are lost.</summary>
    public int LeftOut { get; init; }

    /// <summary>Why some of them tell nothing, for people; absent when there are none.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    /// <summary>Why the jobs could not be read, and what to do; absent when they were.</summary>
    public string? Problem { get; init; }
}
