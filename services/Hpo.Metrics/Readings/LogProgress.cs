namespace Hpo.Metrics.Readings;

/// <summary>How far a job's log is read and what was found in it.</summary>
internal sealed record LogProgress
{
    public static readonly LogProgress None = new();

    /// <summary>The known streams, the first machine's first.</summary>
    public IReadOnlyList<StreamProgress> Streams { get; init; } = [];

    /// <summary>What was found of each metric; one that was never met has no entry.</summary>
    public IReadOnlyDictionary<string, MetricProgress> Metrics { get; init; } = new Dictionary<string, MetricProgress>();

    /// <summary>The newest line with text in it, for hints; cut.</summary>
    public string? LastLine { get; init; }

    /// <summary>Lines read, over all streams.</summary>
    public long Lines => Streams.Sum(stream => stream.Lines);
}
