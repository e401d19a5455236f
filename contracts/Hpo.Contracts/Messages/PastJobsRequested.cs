namespace Hpo.Contracts;

/// <summary>A study that is accepted wants to know what past training jobs have come to, before it starts. Asked again, the same answer comes again.</summary>
public sealed record PastJobsRequested : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>When the study was accepted: tells its question from that of an earlier study of the same id.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Which jobs.</summary>
    public required PastJobs Jobs { get; init; }
}
