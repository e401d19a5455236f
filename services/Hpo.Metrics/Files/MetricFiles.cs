using Hpo.Metrics.Logs;

namespace Hpo.Metrics.Files;

/// <summary>Metrics files wherever the output of a job lies.</summary>
/// <param name="bucket">Those in S3.</param>
/// <param name="isLocal">Whether jobs run on this machine, so that their folders can be read.</param>
internal sealed class MetricFiles(Lazy<IMetricFiles> bucket, bool isLocal) : IMetricFiles
{
    private readonly FolderMetricFiles folders = new();

    public Task<LogAnswer<string>> ReadAsync(string outputUri, CancellationToken ct)
    {
        if (!FolderMetricFiles.Reads(outputUri))
        {
            return bucket.Value.ReadAsync(outputUri, ct);
        }

        return isLocal
            ? folders.ReadAsync(outputUri, ct)
            : Task.FromResult(LogAnswer.Failed<string>(LogProblem.NotThere, MetricFileTexts.Unreadable(outputUri, "folders are for jobs of the local endpoint")));
    }
}
