using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Cli.Commands;

/// <summary>A metric that is tried on the lines of a file, with its last matches for show.</summary>
internal sealed class TriedMetric(MetricDefinition metric)
{
    private const int ShownMatches = 5;

    private readonly MetricTrial trial = new(metric);
    private readonly Queue<string> shown = new();

    /// <summary>Its last matches with the number of their line.</summary>
    public IEnumerable<string> Shown => shown;

    /// <summary>What is looked for.</summary>
    public string Sought =>
        metric.EffectiveSource == MetricSource.File ? $"the field '{metric.EffectiveKey}'"
        : metric.Pattern is { } pattern ? $"the pattern {pattern} for '{metric.EffectiveKey}'"
        : metric.Regex.Length > 0 ? metric.Regex : "what the training service reports";

    public void Try(int number, string line)
    {
        foreach (var match in trial.Try(line))
        {
            shown.Enqueue(string.Create(CultureInfo.InvariantCulture, $"  line {number}: {Describe(match)}"));
            if (shown.Count > ShownMatches)
            {
                shown.Dequeue();
            }
        }
    }

    public MetricFound Found(IReadOnlyList<Objective> objectives) => trial.Found(objectives);

    private static string Describe(MetricMatch match) => match switch
    {
        { TimedOut: true } => "the pattern took too long on this line",
        { Number: { } number } => number.ToString("R", CultureInfo.InvariantCulture),
        _ => $"'{match.Text}' is not a number",
    };
}
