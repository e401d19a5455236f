using Hpo.Metrics.Logs;
using Hpo.Metrics.Readings;

namespace Hpo.Metrics.Files;

/// <summary>Metrics files of jobs whose output goes to a folder of this machine, as the local endpoint allows.</summary>
internal sealed class FolderMetricFiles : IMetricFiles
{
    private const string Scheme = "file://";

    public static bool Reads(string outputUri) => outputUri.StartsWith(Scheme, StringComparison.Ordinal);

    public async Task<LogAnswer<string>> ReadAsync(string outputUri, CancellationToken ct)
    {
        var folder = outputUri[Scheme.Length..];
        try
        {
            var plain = Path.Combine(folder, "output", MetricsFile.Name);
            if (File.Exists(plain))
            {
                await using var file = File.OpenRead(plain);
                return LogAnswer.Of(await OutputArchive.TextAsync(file, ct));
            }

            var archive = Path.Combine(folder, "output.tar.gz");
            return File.Exists(archive) && await InArchiveAsync(archive, ct) is { } text
                ? LogAnswer.Of(text)
                : LogAnswer.Failed<string>(LogProblem.NotThere, MetricFileTexts.NotThere(outputUri));
        }
        catch (InvalidDataException error)
        {
            return LogAnswer.Failed<string>(LogProblem.NotThere, MetricFileTexts.Unreadable(outputUri, error.Message));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return LogAnswer.Failed<string>(LogProblem.Unreachable, error.Message);
        }
    }

    private static async Task<string?> InArchiveAsync(string path, CancellationToken ct)
    {
        await using var archive = File.OpenRead(path);
        return await OutputArchive.FindAsync(archive, MetricsFile.Name, ct);
    }
}
