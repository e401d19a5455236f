namespace Hpo.Contracts;

/// <summary>What metric definitions find in the log of a training job: the answer to <see cref="TestMetrics"/>.</summary>
public sealed record MetricsTested
{
    /// <summary>Name of the training job.</summary>
    public required string JobName { get; init; }

    /// <summary>Lines of its log that were read.</summary>
    public required long LinesRead { get; init; }

    /// <summary>What was found, in the order of the metrics.</summary>
    public required IReadOnlyList<MetricFound> Metrics { get; init; }

    /// <summary>The last lines of the log, at most 20; absent without a log.</summary>
    public IReadOnlyList<string>? LogTail { get; init; }

    /// <summary>Why the log could not be read, or not completely, and what to do; absent when it was.</summary>
    public string? Problem { get; init; }
}
