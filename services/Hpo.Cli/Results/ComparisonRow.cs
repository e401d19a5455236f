using Hpo.Contracts;
using Hpo.Gateway;

namespace Hpo.Cli.Results;

/// <summary>One study beside others: what it found by its first objective, and what that took.</summary>
internal sealed record ComparisonRow
{
    public required string StudyId { get; init; }

    /// <summary>The optimizer that proposed; with automatic model tuning also its strategy.</summary>
    public required string Optimizer { get; init; }

    public required StudyStatus Status { get; init; }

    /// <summary>The metric that is compared; null while only events about the study have arrived.</summary>
    public string? Metric { get; init; }

    public Direction? Direction { get; init; }

    /// <summary>How many objectives the study has; only the first is compared.</summary>
    public required int Objectives { get; init; }

    /// <summary>Trials altogether; those that are neither done nor failed still run.</summary>
    public required int Trials { get; init; }

    /// <summary>Trials with a fitness.</summary>
    public required int Done { get; init; }

    /// <summary>Trials without a fitness.</summary>
    public required int Failed { get; init; }

    /// <summary>Best value; null when nothing is measured.</summary>
    public double? Best { get; init; }

    public int? BestTrial { get; init; }

    /// <summary>Median of the measured values.</summary>
    public double? Median { get; init; }

    /// <summary>From acceptance to end, in seconds; null until then.</summary>
    public double? WallSeconds { get; init; }

    /// <summary>Training time of the latest launches together, in seconds.</summary>
    public required double TrainingSeconds { get; init; }

    /// <summary>Billed time of all launches together, in seconds of one machine; null when none is known.</summary>
    public double? BillableSeconds { get; init; }

    /// <summary>US dollars for the billed time; null where nothing is charged, or a price is not known.</summary>
    public double? Cost { get; init; }

    public static ComparisonRow Of(StudyResults results)
    {
        var study = results.Study;
        var objective = study.Objectives is [var first, ..] ? first : null;
        var measured = results.Trials
            .Where(trial => objective is not null && trial.Values?.ContainsKey(objective.Metric) == true)
            .Select(trial => (trial.Trial, Value: trial.Values![objective!.Metric]))
            .OrderBy(trial => objective?.Direction == Contracts.Direction.Maximize ? -trial.Value : trial.Value)
            .ThenBy(trial => trial.Trial)
            .ToList();
        return new ComparisonRow
        {
            StudyId = study.StudyId,
            Optimizer = OptimizerOf(study),
            Status = study.Status,
            Metric = objective?.Metric,
            Direction = objective?.Direction,
            Objectives = study.Objectives?.Count ?? 0,
            Trials = results.Trials.Count,
            Done = results.Trials.Count(trial => trial.Status == TrialStatus.Measured),
            Failed = results.Trials.Count(trial => trial.Status == TrialStatus.Unavailable),
            Best = measured is [var best, ..] ? best.Value : null,
            BestTrial = measured is [var winner, ..] ? winner.Trial : null,
            Median = MedianOf([.. measured.Select(trial => trial.Value).Order()]),
            WallSeconds = (study.EndedAt - study.AcceptedAt)?.TotalSeconds,
            TrainingSeconds = results.Trials.Sum(trial => trial.Seconds ?? 0),
            BillableSeconds = results.Trials.Any(trial => trial.BillableSeconds is not null) ? results.Trials.Sum(trial => trial.BillableSeconds ?? 0) : null,
            Cost = study.Spending?.Cost,
        };
    }

    private static string OptimizerOf(StudyView study)
    {
        var name = study.Choice?.Name ?? study.Optimizer ?? "";
        return study.Study?.Optimizer.Settings.TryGetValue("strategy", out var strategy) == true ? $"{name} ({strategy})" : name;
    }

    private static double? MedianOf(double[] sorted) => sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
