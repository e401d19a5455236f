using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>A trial as users see it. What is absent was not reported (yet).</summary>
public sealed record TrialView
{
    public required int Trial { get; init; }

    public int? Generation { get; init; }

    public required TrialStatus Status { get; init; }

    /// <summary>Number of its Pareto front among the trials that were ranked with it, 1 for those that none dominates; absent where trials are not ranked.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether none of the trials that were ranked with it dominates it; absent where trials are not ranked.</summary>
    public bool? ParetoOptimal { get; init; }

    /// <summary>The latest launch, from 1.</summary>
    public int? Attempt { get; init; }

    public string? JobName { get; init; }

    /// <summary>Ids of the studies that its latest launch runs; absent where a trial is a training job, and in lists.</summary>
    public IReadOnlyList<string>? Studies { get; init; }

    /// <summary>As the training job received them.</summary>
    public IReadOnlyDictionary<string, string>? Hyperparameters { get; init; }

    /// <summary>Measured metrics by name.</summary>
    public IReadOnlyDictionary<string, double>? Values { get; init; }

    /// <summary>Why there are no values, or why the latest launch failed.</summary>
    public string? Reason { get; init; }

    public FailureClass? FailureClass { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Training time of the latest launch in seconds.</summary>
    public double? Seconds { get; init; }

    /// <summary>Billed time of all launches in seconds of one machine.</summary>
    public double? BillableSeconds { get; init; }

    /// <summary>US dollars for the billed time of all launches and machines; absent while nothing is billed, and when a price is not known.</summary>
    public double? Cost { get; init; }

    /// <summary>Which part of the training time spot capacity saved, 0 to 1; absent on demand, and while nothing is billed.</summary>
    public double? SpotSaving { get; init; }

    public string? ModelArtifact { get; init; }

    /// <summary>The last lines of its job's log where it has no fitness, secrets blotted out; left out in lists.</summary>
    public IReadOnlyList<string>? LogTail { get; init; }

    /// <summary>The latest values that its job logged, at most 1,000, in the order of the log; left out in lists.</summary>
    public IReadOnlyList<CurvePoint>? Curve { get; init; }

    internal static TrialView Of(TrialDocument trial, StudyDocument? study)
    {
        var (latest, outcome) = (trial.Latest, trial.Outcome);
        return new TrialView
        {
            Trial = trial.Trial,
            Generation = trial.Generation,
            Status = trial.Status,
            Attempt = latest?.Number ?? outcome?.Attempt,
            JobName = latest?.JobName,
            Hyperparameters = trial.Hyperparameters,
            Values = outcome?.Values,
            Reason = outcome is null ? latest?.FailureReason : outcome.Reason,
            FailureClass = outcome is null ? latest?.FailureClass : outcome.FailureClass,
            StartedAt = latest?.StartedAt,
            EndedAt = latest?.EndedAt,
            Seconds = latest?.Seconds ?? outcome?.Seconds,
            BillableSeconds = trial.Attempts.Sum(attempt => attempt.BillableSeconds) is > 0 and var billed ? billed : outcome?.BillableSeconds,
            Cost = TrialSpending.CostOf(trial, study),
            SpotSaving = TrialSpending.SavingOf(trial, study?.Study),
            ModelArtifact = latest?.ModelArtifact,
        };
    }
}
