namespace Hpo.Contracts;

/// <summary>Asks what metric definitions find in the log of a training job, before a study is paid for. Starts and stops nothing.</summary>
public sealed record TestMetrics
{
    /// <summary>Name of a training job, one of this system or any other.</summary>
    public required string JobName { get; init; }

    /// <summary>The metrics to try.</summary>
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    /// <summary>Which direction is the better one, for metrics whose best value counts; absent means that none does.</summary>
    public IReadOnlyList<Objective>? Objectives { get; init; }

    /// <summary>Where the job's output lies, for metrics that come from a file: the template's <c>outputUri</c>, without the job's name.</summary>
    public string? OutputUri { get; init; }
}
