using Hpo.Metrics.Logs;

namespace Hpo.Metrics.Files;

/// <summary>The metrics files that jobs leave in their output data.</summary>
public interface IMetricFiles
{
    /// <summary>The text of a job's <c>metrics.json</c>.</summary>
    /// <param name="outputUri">Where the job's output was written: <c>s3://bucket/models/&lt;job&gt;/output</c>.</param>
    /// <param name="ct">Gives up waiting.</param>
    Task<LogAnswer<string>> ReadAsync(string outputUri, CancellationToken ct);
}
