using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>What metrics are to be tried on: pasted lines, or the log of a job.</summary>
/// <param name="Metrics">The metrics.</param>
/// <param name="Objectives">Says which direction is the better one; may be empty.</param>
/// <param name="Lines">The lines; null when a job is named.</param>
/// <param name="Job">Name of a training job; null for lines.</param>
/// <param name="OutputUri">Where the job's template writes output to; null when not given.</param>
public sealed record MetricTest(
    IReadOnlyList<MetricDefinition> Metrics, IReadOnlyList<Objective> Objectives, IReadOnlyList<string>? Lines, string? Job, string? OutputUri);

/// <summary>Reads requests to try metrics, and finds everything that is wrong with one at once.</summary>
public static class MetricTestReader
{
    private const int MaxLines = 10_000;
    private const int MaxJobName = 63;

    private static readonly string[] Fields = ["metrics", "objectives", "lines", "job", "outputUri"];

    /// <summary>Reads a request.</summary>
    /// <param name="body">The request as JSON.</param>
    /// <returns>Either the request or its problems.</returns>
    public static (MetricTest? Test, IReadOnlyList<Problem> Problems) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (null, [new Problem("", """Send { "metrics": [ { "name": "…", "regex": "…" } ], "lines": [ "…" ] }, or "job": "…" in place of lines.""")]);
        }

        var problems = new ProblemList();
        var root = ObjectCursor.Open(body, "", problems, Fields);
        var test = root is null ? null : Read(root);
        return problems.Any ? (null, problems.All) : (test, []);
    }

    private static MetricTest? Read(ObjectCursor root)
    {
        if (root.Has("lines") == root.Has("job"))
        {
            root.Problem("lines", "Give either lines, a list of text, or job, the name of a training job whose log is to be read.");
        }

        var lines = root.Has("lines") ? Lines(root) : null;
        var job = root.Has("job") ? root.Label("job", MaxJobName) : null;
        var metrics = MetricReader.Metrics(root);
        var objectives = root.Has("objectives") ? MetricReader.Objectives(root, metrics) : [];
        var output = root.Has("outputUri") ? DataUris.Read(root, "outputUri", DataUris.Locations) : null;
        return metrics is null || objectives is null ? null : new MetricTest(metrics, objectives, lines, job, output);
    }

    private static string[]? Lines(ObjectCursor root)
    {
        if (root.Items("lines", 0, MaxLines) is not { } items)
        {
            return null;
        }

        var lines = items.Select(item => JsonValues.Text(item.Value)).OfType<string>().ToArray();
        return lines.Length == items.Count ? lines : root.Wrong<string[]>("lines", $"lines has entries that are not text. Give at most {JsonValues.Count(MaxLines)}, all of them text.");
    }
}
