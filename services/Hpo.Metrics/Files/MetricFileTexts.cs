using Hpo.Metrics.Readings;

namespace Hpo.Metrics.Files;

/// <summary>What is said of metrics files that cannot be used.</summary>
internal static class MetricFileTexts
{
    public static string NotThere(string outputUri) =>
        $"there is no {MetricsFile.Name} in the job's output data at {outputUri}; the program has to write it to /opt/ml/output/data ($SM_OUTPUT_DATA_DIR)";

    public static string Unreadable(string outputUri, string why) => $"{MetricsFile.Name} in the job's output data at {outputUri} cannot be read: {why.TrimEnd('.')}";
}
