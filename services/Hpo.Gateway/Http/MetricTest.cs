using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Gateway;

/// <summary>Shows what metric definitions find in log lines.</summary>
internal static class MetricTest
{
    private const int MaxMetrics = 40;
    private const int MaxLines = 10_000;

    // A pattern that explodes again and again would keep a thread busy for minutes.
    private const int MaxTimeouts = 3;

    public static IReadOnlyList<Problem> Problems(Request request)
    {
        var problems = new List<Problem>();
        if (request.Metrics.Count is 0 or > MaxMetrics)
        {
            problems.Add(new Problem("metrics", $"metrics has {request.Metrics.Count} entries. Give 1 to {MaxMetrics}."));
        }

        if (request.Lines.Count > MaxLines || request.Lines.Any(line => line is null))
        {
            problems.Add(new Problem("lines", $"lines has {request.Lines.Count} entries. Give at most {MaxLines}, all of them text."));
        }

        for (var i = 0; i < request.Metrics.Count; i++)
        {
            var message = request.Metrics[i]?.Regex is { } regex ? MetricPattern.Check(regex) : "regex is missing. Give a regular expression with a capture group.";
            if (message is not null)
            {
                problems.Add(new Problem(string.Create(CultureInfo.InvariantCulture, $"metrics[{i}].regex"), message));
            }
        }

        return problems;
    }

    public static IReadOnlyList<Line> Run(Request request, CancellationToken ct)
    {
        var patterns = request.Metrics.Select(metric => new Tried(MetricPattern.Compile(metric))).ToArray();
        var lines = new List<Line>(request.Lines.Count);
        foreach (var line in request.Lines)
        {
            ct.ThrowIfCancellationRequested();
            lines.Add(new Line(lines.Count, [.. patterns.SelectMany(pattern => pattern.On(line))]));
        }

        return lines;
    }

    /// <summary>Metric definitions and the lines to try them on.</summary>
    public sealed record Request
    {
        public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

        public required IReadOnlyList<string> Lines { get; init; }
    }

    /// <summary>What was found in a line.</summary>
    /// <param name="Index">Which line, from 0.</param>
    /// <param name="Matches">In the order of the metrics, and of the line.</param>
    public sealed record Line(int Index, IReadOnlyList<Found> Matches);

    /// <summary>One match.</summary>
    /// <param name="Metric">Name of the metric.</param>
    /// <param name="Text">What the capture group caught.</param>
    /// <param name="Value">The text as a number; absent when it is none that can be a fitness.</param>
    /// <param name="Note">Why there is no value.</param>
    public sealed record Found(string Metric, string Text, double? Value, string? Note);

    private sealed class Tried(MetricPattern pattern)
    {
        private int _timeouts;

        public IEnumerable<Found> On(string line)
        {
            if (_timeouts >= MaxTimeouts)
            {
                yield break;
            }

            foreach (var match in pattern.Match(line))
            {
                _timeouts += match.TimedOut ? 1 : 0;
                yield return new Found(pattern.Name, match.Text, match.Finite, Note(match));
            }
        }

        private string? Note(MetricMatch match) => match switch
        {
            { TimedOut: true } when _timeouts >= MaxTimeouts => "The regex takes too long; it is not tried on the following lines. Simplify it.",
            { TimedOut: true } => "The regex takes too long on this line. Simplify it.",
            { Number: null } => "This is not a number. Capture the number alone, without unit or separator.",
            { Finite: null } => "This number cannot be a fitness; it is skipped.",
            _ => null,
        };
    }
}
