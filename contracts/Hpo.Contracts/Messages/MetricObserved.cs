namespace Hpo.Contracts;

/// <summary>A metric was seen in the log of a training job, mostly while it still runs, or in its metrics file.</summary>
public sealed record MetricObserved : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Which launch of the trial this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Which occurrence of the metric in this job's log this is, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>The value; always finite.</summary>
    public required double Value { get; init; }

    /// <summary>When the line was logged.</summary>
    public required DateTimeOffset Time { get; init; }
}
