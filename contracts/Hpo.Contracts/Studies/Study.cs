namespace Hpo.Contracts;

/// <summary>What a user submits: where to search, what to measure, how to train, how much to spend and which optimizer proposes.</summary>
public sealed record Study
{
    /// <summary>Name for people, 1 to 64 characters; a study id is derived from it when the submitter gives none.</summary>
    public required string Name { get; init; }

    /// <summary>The metrics to optimize, at least one; each names an entry of <see cref="Metrics"/>.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>How each metric is found in the training job's log, at least one.</summary>
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    /// <summary>The search space: tuned and static hyper-parameters, at least one.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>The algorithm that proposes candidates.</summary>
    public required OptimizerSelection Optimizer { get; init; }

    /// <summary>When to stop and how many trials run at once.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Candidates to try before the optimizer is asked: tuned parameters by name, as text. Absent means none.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? StartWith { get; init; }

    /// <summary>An ended study to learn from; absent means none.</summary>
    public WarmStart? WarmStart { get; init; }

    /// <summary>The training job that every trial starts, but for its hyper-parameters.</summary>
    public required TrainingTemplate Training { get; init; }
}
