namespace Hpo.Metrics.Logs;

/// <summary>The logs of training jobs: each job has streams, a stream is read page by page.</summary>
public interface ITrainingLogs
{
    /// <summary>The names of a job's streams, the first machine's first. A job that has not printed anything has none.</summary>
    /// <param name="jobName">Name of the training job.</param>
    /// <param name="ct">Gives up waiting.</param>
    Task<LogAnswer<IReadOnlyList<string>>> FindStreamsAsync(string jobName, CancellationToken ct);

    /// <summary>The page behind a token. It may be empty although more follows; the stream ends where the page's own token equals the sent one.</summary>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="token">Token of the page before, or null for the first page.</param>
    /// <param name="ct">Gives up waiting.</param>
    Task<LogAnswer<LogPage>> ReadAsync(string stream, string? token, CancellationToken ct);

    /// <summary>The last lines of a stream, oldest first.</summary>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="lines">At most so many.</param>
    /// <param name="ct">Gives up waiting.</param>
    Task<LogAnswer<LogPage>> ReadTailAsync(string stream, int lines, CancellationToken ct);
}
