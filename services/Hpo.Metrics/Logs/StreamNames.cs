using System.Globalization;

namespace Hpo.Metrics.Logs;

/// <summary>Names of log streams: <c>&lt;job&gt;/algo-&lt;machine&gt;-&lt;epoch seconds&gt;</c>.</summary>
public static class StreamNames
{
    private const string Machine = "/algo-";

    /// <summary>What the streams of a job begin with. The slash keeps those of job-10 away from job-1.</summary>
    /// <param name="jobName">Name of the training job.</param>
    public static string Prefix(string jobName) => jobName + "/";

    /// <summary>The streams by number of the machine, those without a number last.</summary>
    /// <param name="streams">Names of streams.</param>
    public static IReadOnlyList<string> Sorted(IEnumerable<string> streams) =>
        [.. streams.OrderBy(Number).ThenBy(stream => stream, StringComparer.Ordinal)];

    private static int Number(string stream)
    {
        var start = stream.LastIndexOf(Machine, StringComparison.Ordinal);
        if (start < 0)
        {
            return int.MaxValue;
        }

        var rest = stream.AsSpan(start + Machine.Length);
        var end = rest.IndexOf('-');
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }
}
