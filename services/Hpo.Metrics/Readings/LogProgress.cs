namespace Hpo.Metrics.Readings;

/// <summary>How far a job's log is read and what was found in it.</summary>
internal sealed record LogProgress
{
    public static readonly LogProgress None = new();

    /// <summary>The known streams, the first machine's first.</summary>
    public IReadOnlyList<StreamProgress> Streams { get; init; } = [];

    /// <summary>What was found of each metric; one that was never met has no entry.</summary>
    public IReadOnlyDictionary<string, MetricProgress> Metrics { get; init; } = new Dictionary<string, MetricProgress>();

    /// <summary>The last lines so far.</summary>
    public LogTail? Tail { get; init; }

    /// <summary>Why there is no stream at all, where the log service says so: the log group is missing.</summary>
    public string? Absent { get; init; }

    /// <summary>Whether the metrics file was read, for metrics that come from there.</summary>
    public bool IsFileRead { get; init; }

    /// <summary>Why the metrics file could not be read; null when it was, or was not looked for.</summary>
    public string? FileProblem { get; init; }

    /// <summary>Lines read, over all streams.</summary>
    public long Lines => Streams.Sum(stream => stream.Lines);
}
