namespace Hpo.Contracts;

/// <summary>A training job ended, whichever way.</summary>
public sealed record JobCompleted : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Which launch of the trial this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Name of the training job, <c>&lt;study&gt;-&lt;trial&gt;-&lt;attempt&gt;</c>.</summary>
    public required string JobName { get; init; }

    /// <summary>How it ended.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Why it did not complete; at most 1,024 characters.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Whose fault that is.</summary>
    public FailureClass? FailureClass { get; init; }

    /// <summary>Whether the trainer launches the trial again, so that this end is not the trial's.</summary>
    public bool WillRetry { get; init; }

    /// <summary>Training time in seconds; absent when the job never ran.</summary>
    public double? Seconds { get; init; }

    /// <summary>Billed time in seconds of one machine.</summary>
    public double? BillableSeconds { get; init; }

    /// <summary>Billed time of the trial's attempts before this one in seconds of one machine; absent when there were none.</summary>
    public double? EarlierBillableSeconds { get; init; }

    /// <summary>Training time of the trial's attempts before this one in seconds; absent when there were none.</summary>
    public double? EarlierSeconds { get; init; }

    /// <summary>Machine type of this attempt; absent from senders that do not tell it.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Where the model was written.</summary>
    public string? ModelArtifact { get; init; }

    /// <summary>Where the job's output was written, model and further output alike: <c>s3://bucket/models/&lt;job&gt;/output</c>.</summary>
    public string? OutputUri { get; init; }

    /// <summary>Last value of each metric as the training service extracted it; not-a-number is left out.</summary>
    public IReadOnlyDictionary<string, double>? FinalMetrics { get; init; }

    /// <summary>How metrics are found in the job's log.</summary>
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    /// <summary>The metrics a trial must yield to have a fitness.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>When the job ended.</summary>
    public required DateTimeOffset EndedAt { get; init; }
}
