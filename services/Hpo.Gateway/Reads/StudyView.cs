using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>A study as users see it. What comes from the submission is absent while only events about the study have arrived.</summary>
public sealed record StudyView
{
    public required string StudyId { get; init; }

    public string? Name { get; init; }

    public required StudyStatus Status { get; init; }

    public string? Optimizer { get; init; }

    public IReadOnlyList<Objective>? Objectives { get; init; }

    public int? MaxTrials { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What ended the study, for people.</summary>
    public string? Cause { get; init; }

    public required StudyCounts Counts { get; init; }

    /// <summary>The best trial so far.</summary>
    public Incumbent? Incumbent { get; init; }

    /// <summary>What was submitted, with all defaults; left out in lists.</summary>
    public Study? Study { get; init; }

    internal static StudyView Of(StudyDocument study, StudyCounts counts) => new()
    {
        StudyId = study.Id,
        Name = study.Study?.Name,
        Status = study.Status,
        Optimizer = study.Study?.Optimizer.Name,
        Objectives = study.Study?.Objectives,
        MaxTrials = study.Study?.Budget.MaxTrials,
        AcceptedAt = study.AcceptedAt,
        EndedAt = study.EndedAt,
        Cause = study.Cause,
        Incumbent = study.Incumbent,
        Counts = counts,
    };
}
