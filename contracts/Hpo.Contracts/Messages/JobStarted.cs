namespace Hpo.Contracts;

/// <summary>A training job was launched.</summary>
public sealed record JobStarted : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Which launch of the trial this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Name of the training job, <c>&lt;study&gt;-&lt;trial&gt;-&lt;attempt&gt;</c> or what its tuning job called it.</summary>
    public required string JobName { get; init; }

    /// <summary>How metrics are found in the job's log.</summary>
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    /// <summary>The metrics a trial must yield to have a fitness.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>When the job was created.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}
