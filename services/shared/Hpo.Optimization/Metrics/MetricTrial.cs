using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization.Metrics;

/// <summary>One metric that is tried on lines before a job is paid for: what each line shows, and what they amount to. A metric from a file takes them for the file's.</summary>
public sealed class MetricTrial
{
    private const int ShownValues = 5;

    // A pattern that explodes again and again would keep a thread busy for minutes.
    private const int MaxTimeouts = 3;

    private readonly MetricPattern? _pattern;
    private readonly Queue<double> _lastValues = new();
    private MetricSummary _summary = new();
    private string? _notANumber;
    private int _timeouts;

    /// <summary>A trial that has seen no line.</summary>
    /// <param name="definition">A metric without problems.</param>
    public MetricTrial(MetricDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Definition = definition;
        var sought = definition.EffectiveSource == MetricSource.File ? BuiltInPatterns.InFile(definition) : definition;
        _pattern = sought.Regex.Length > 0 ? MetricPattern.Compile(sought) : null;
    }

    /// <summary>The metric.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>How often the metric was met.</summary>
    public int Matches { get; private set; }

    /// <summary>Whether it is not tried any more, because the pattern takes too long.</summary>
    public bool IsGivenUp => _timeouts >= MaxTimeouts;

    /// <summary>What the next line shows.</summary>
    /// <param name="line">The line.</param>
    public IReadOnlyList<MetricMatch> Try(string line)
    {
        IReadOnlyList<MetricMatch> matches = _pattern is null || IsGivenUp ? [] : _pattern.Match(line);
        foreach (var match in matches)
        {
            Take(match);
        }

        return matches;
    }

    /// <summary>What all lines so far amount to.</summary>
    /// <param name="objectives">Says which direction is the better one.</param>
    public MetricFound Found(IReadOnlyList<Objective> objectives)
    {
        var value = _summary.Value(Definition, objectives);
        var isUsable = value is { } number && double.IsFinite(number);
        return new MetricFound(Definition.Name, Matches)
        {
            Value = isUsable ? value : null,
            Note = isUsable ? null : Note(value),
            LastValues = _lastValues.Count > 0 ? [.. _lastValues] : null,
        };
    }

    private void Take(MetricMatch match)
    {
        Matches += match.TimedOut ? 0 : 1;
        _timeouts += match.TimedOut ? 1 : 0;
        if (match.Number is { } number)
        {
            _summary = _summary.Add(number, Definition);
        }
        else if (!match.TimedOut)
        {
            _notANumber = match.Text;
        }

        if (match.Finite is { } value)
        {
            _lastValues.Enqueue(value);
            if (_lastValues.Count > ShownValues)
            {
                _lastValues.Dequeue();
            }
        }
    }

    private string Note(double? value) =>
        _pattern is null ? "The training service reports this metric when a job ends; no line can show it."
        : value is { } number ? $"The value would be {number.ToString(CultureInfo.InvariantCulture)}, which cannot be a fitness."
        : _timeouts > 0 ? "The regex takes too long. Simplify it."
        : _notANumber is { } text ? $"'{text}' is not a number. Capture the number alone, without unit or separator."
        : "No line matched.";
}
