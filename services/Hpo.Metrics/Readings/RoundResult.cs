namespace Hpo.Metrics.Readings;

/// <summary>What a round of reading found.</summary>
internal sealed record RoundResult
{
    /// <summary>Position and metrics after the round.</summary>
    public required LogProgress Log { get; init; }

    /// <summary>Whether every stream was read to its present end.</summary>
    public bool ReachedEnd { get; init; }

    /// <summary>Why the round was cut short by the log service; null when it was not.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it was cut short because the service does not know who asks: however long that takes, the log is still there when it is mended.</summary>
    public bool AwaitsCredentials { get; init; }

    /// <summary>Whether nothing stood in the way and everything there is was read.</summary>
    public bool ReadAll => ReachedEnd && Failure is null;

    /// <summary>The last lines, when they were asked for.</summary>
    public IReadOnlyList<string>? Tail { get; init; }
}
