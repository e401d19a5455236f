using Hpo.Contracts;
using Hpo.Optimization.Metrics;
using Hpo.Optimization.Validation;

namespace Hpo.Gateway;

/// <summary>Shows what metric definitions find in pasted log lines.</summary>
internal static class MetricLines
{
    public static Findings Try(MetricTest test, CancellationToken ct)
    {
        var trials = test.Metrics.Select(metric => new MetricTrial(metric)).ToArray();
        var lines = new List<Line>();
        foreach (var line in test.Lines ?? [])
        {
            ct.ThrowIfCancellationRequested();
            lines.Add(new Line(lines.Count, [.. trials.SelectMany(trial => On(trial, line))]));
        }

        return new Findings(lines, [.. trials.Select(trial => trial.Found(test.Objectives))]);
    }

    private static IEnumerable<Found> On(MetricTrial trial, string line) =>
        trial.Try(line).Select(match => new Found(trial.Definition.Name, match.Text, match.Finite, Note(match, trial.IsGivenUp)));

    private static string? Note(MetricMatch match, bool isGivenUp) => match switch
    {
        { TimedOut: true } when isGivenUp => "The regex takes too long; it is not tried on the following lines. Simplify it.",
        { TimedOut: true } => "The regex takes too long on this line. Simplify it.",
        { Number: null } => "This is not a number. Capture the number alone, without unit or separator.",
        { Finite: null } => "This number cannot be a fitness; it is skipped.",
        _ => null,
    };

    /// <summary>What was found.</summary>
    /// <param name="Lines">In each line.</param>
    /// <param name="Metrics">Of each metric, all lines together.</param>
    public sealed record Findings(IReadOnlyList<Line> Lines, IReadOnlyList<MetricFound> Metrics);

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
}
