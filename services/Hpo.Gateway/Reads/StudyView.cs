using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>A study as users see it. What comes from the submission is absent while only events about the study have arrived.</summary>
public sealed record StudyView
{
    public required string StudyId { get; init; }

    public string? Name { get; init; }

    public required StudyStatus Status { get; init; }

    public string? Optimizer { get; init; }

    /// <summary>What was chosen where the study left the choice to the system, and why.</summary>
    public OptimizerChoice? Choice { get; init; }

    public IReadOnlyList<Objective>? Objectives { get; init; }

    public int? MaxTrials { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The trial that the study is run for; absent for a study of its own.</summary>
    public ParentTrial? Parent { get; init; }

    /// <summary>What ended the study, for people.</summary>
    public string? Cause { get; init; }

    /// <summary>What trials of the study wait for, and what to do; absent while nothing is in the way.</summary>
    public StudyNotice? Notice { get; init; }

    public required StudyCounts Counts { get; init; }

    /// <summary>The best trial so far; of several objectives the one that joined the Pareto front last.</summary>
    public Incumbent? Incumbent { get; init; }

    /// <summary>How many trials are on the Pareto front; absent for one objective.</summary>
    public int? FrontSize { get; init; }

    /// <summary>The Pareto front of several objectives so far, by the first of them; of trials with equal values the first one. Left out in lists.</summary>
    public IReadOnlyList<Incumbent>? Front { get; init; }

    /// <summary>How much of the objectives' space the front dominates; left out in lists.</summary>
    public HypervolumeView? Hypervolume { get; init; }

    /// <summary>What the study knows from an earlier one.</summary>
    public PriorKnowledge? Prior { get; init; }

    /// <summary>What its trials have used; while it runs, as of the last improvement.</summary>
    public Spending? Spending { get; init; }

    /// <summary>What its machines cost, as known when it was accepted; absent where nothing is charged.</summary>
    public InstancePrices? Prices { get; init; }

    /// <summary>What was submitted, with all defaults; left out in lists.</summary>
    public Study? Study { get; init; }

    internal static StudyView Of(StudyDocument study, StudyCounts counts, DateTimeOffset now) => new()
    {
        StudyId = study.Id,
        Name = study.Study?.Name,
        Status = study.Status,
        Optimizer = study.Study?.Optimizer.Name,
        Choice = study.Study?.Optimizer.Choice,
        Objectives = study.Study?.Objectives,
        MaxTrials = study.Study?.Budget.MaxTrials,
        AcceptedAt = study.AcceptedAt,
        EndedAt = study.EndedAt,
        Parent = study.Parent,
        Cause = study.Cause,
        Notice = !study.Status.IsEnded() && study.Notice?.HoldsAt(now) == true ? study.Notice : null,
        Incumbent = study.Incumbent,
        FrontSize = study.Study is { Objectives.Count: > 1 } ? study.Front.Count : null,
        Prior = study.Prior,
        Spending = study.Spending,
        Prices = study.Prices,
        Counts = counts,
    };
}
