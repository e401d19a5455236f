namespace Hpo.Metrics.Logs;

/// <summary>Some lines of a stream.</summary>
/// <param name="Lines">The lines in the order of the log; may be empty.</param>
/// <param name="NextToken">Where the next page begins. At the end of the stream it is the token that this page was asked with.</param>
public sealed record LogPage(IReadOnlyList<LogLine> Lines, string NextToken)
{
    /// <summary>Whether the stream has, for now, nothing behind this page.</summary>
    /// <param name="sent">The token this page was asked with.</param>
    public bool EndsAt(string? sent) => NextToken == sent;
}
