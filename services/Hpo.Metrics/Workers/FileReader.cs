using Hpo.Contracts;
using Hpo.Metrics.Files;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Readings;

namespace Hpo.Metrics.Workers;

/// <summary>Reads the metrics file of a job that completed, once, for the metrics that come from there.</summary>
internal sealed class FileReader(IMetricFiles files, CurveSender curves, PatternCache patterns)
{
    /// <summary>What is known after the file; the problem is that of the service that has it when it did not answer.</summary>
    public async Task<(LogProgress Log, LogProblem? Problem, string? Detail)> ReadAsync(JobReading reading, LogProgress log, CancellationToken ct)
    {
        if (log.IsFileRead || reading.End is not { Status: JobStatus.Completed, OutputUri: { } outputUri } end || patterns.ForFile(reading.Metrics) is not { Count: > 0 } wanted)
        {
            return (log, null, null);
        }

        var answer = await files.ReadAsync(outputUri, ct);
        if (answer.Value is not { } text)
        {
            return answer.Problem == LogProblem.NotThere ? (log with { FileProblem = answer.Detail }, null, null) : (log, answer.Problem, answer.Detail);
        }

        var (progress, observations) = MetricsFile.Read(log, text, wanted, end.At);
        await curves.SendAsync(reading, observations, ct);
        return (progress, null, null);
    }
}
