using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Metrics.Logs;
using Hpo.Optimization.Metrics;

namespace Hpo.Metrics.Readings;

/// <summary>Finds metrics in pages of a log. Where a page is cut makes no difference.</summary>
internal static class MetricReading
{
    /// <summary>Longer lines are cut before a pattern sees them; a progress bar without line breaks is not worth more.</summary>
    public const int MaxLineLength = 64 * 1024;

    /// <summary>A pattern that was too slow on so many lines of a job is not tried on the rest, or a large log would take days.</summary>
    public const int MaxTimeouts = 10;

    private const int MaxExcerpt = 200;

    /// <summary>What is known after a page, and what the page showed.</summary>
    public static (LogProgress Progress, IReadOnlyList<Observation> Observations) Read(
        LogProgress progress, StreamProgress stream, LogPage page, IReadOnlyList<MetricPattern> patterns)
    {
        var metrics = progress.Metrics.ToDictionary(metric => metric.Key, metric => metric.Value);
        var observations = new List<Observation>();
        var skipped = (int)Math.Min(stream.Skip, page.Lines.Count);
        foreach (var line in page.Lines.Skip(skipped))
        {
            ReadLine(metrics, progress.Streams, stream.Name, line, patterns, observations);
        }

        var read = stream with { Token = page.NextToken, Skip = stream.Skip - skipped, Lines = stream.Lines + page.Lines.Count - skipped };
        return (progress with
        {
            Metrics = metrics,
            Streams = [.. progress.Streams.Select(known => known.Name == stream.Name ? read : known)],
            Tail = progress.Tail is { } tail && Position(progress.Streams, tail.Stream) < Position(progress.Streams, stream.Name) ? tail : LogTail.After(progress.Tail, stream.Name, page),
        }, observations);
    }

    private static void ReadLine(
        Dictionary<string, MetricProgress> metrics, IReadOnlyList<StreamProgress> streams, string stream, LogLine line,
        IReadOnlyList<MetricPattern> patterns, List<Observation> observations)
    {
        var text = line.Text.Length > MaxLineLength ? line.Text[..MaxLineLength] : line.Text;
        foreach (var pattern in patterns)
        {
            var known = metrics.GetValueOrDefault(pattern.Name);
            if (known?.TimedOut >= MaxTimeouts)
            {
                continue;
            }

            foreach (var match in pattern.Match(text))
            {
                var now = Record(known ?? new MetricProgress(), pattern.Definition, streams, stream, match);
                if (now.Steps > (known?.Steps ?? 0) && now.Finite() is { } value)
                {
                    observations.Add(new Observation(pattern.Name, now.Steps, value, line.Time));
                }

                metrics[pattern.Name] = known = now;
            }
        }
    }

    private static MetricProgress Record(
        MetricProgress metric, MetricDefinition definition, IReadOnlyList<StreamProgress> streams, string stream, MetricMatch match)
    {
        if (match.TimedOut)
        {
            return metric with { TimedOut = metric.TimedOut + 1 };
        }

        if (match.Number is not { } number)
        {
            return metric with { NotANumber = Secrets.Blot(Excerpt(match.Text)) };
        }

        return Counts(metric, streams, stream) ? metric.Add(stream, number, definition) : metric;
    }

    private static bool Counts(MetricProgress metric, IReadOnlyList<StreamProgress> streams, string stream) =>
        metric.Stream is not { } believed || believed == stream || Position(streams, stream) < Position(streams, believed);

    private static int Position(IReadOnlyList<StreamProgress> streams, string name)
    {
        for (var index = 0; index < streams.Count; index++)
        {
            if (streams[index].Name == name)
            {
                return index;
            }
        }

        return int.MaxValue;
    }

    private static string Excerpt(string text) => text.Length > MaxExcerpt ? text[..MaxExcerpt] + "…" : text;
}
