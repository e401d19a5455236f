namespace Hpo.Metrics.Readings;

/// <summary>How far a stream is read.</summary>
internal sealed record StreamProgress
{
    public required string Name { get; init; }

    /// <summary>Where the next page begins; null at the beginning.</summary>
    public string? Token { get; init; }

    /// <summary>Lines that counted.</summary>
    public long Lines { get; init; }

    /// <summary>Lines that counted before and come again because the stream is read anew.</summary>
    public long Skip { get; init; }

    /// <summary>Begins anew where the token is no longer accepted; what counted does not count again.</summary>
    public StreamProgress FromTheBeginning() => this with { Token = null, Skip = Lines };
}
