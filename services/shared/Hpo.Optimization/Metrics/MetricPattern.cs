using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Metrics;

/// <summary>The compiled regular expression of a metric. Safe to share between threads.</summary>
public sealed class MetricPattern
{
    /// <summary>Longest regular expression in characters, as SageMaker has it.</summary>
    public const int MaxRegexLength = 500;

    // Look-around and back-references need the backtracking engine, whose time can explode; a log line is worth no more than this.
    private static readonly TimeSpan BacktrackingTimeout = TimeSpan.FromMilliseconds(100);

    // The linear engine needs a limit only for counted repetitions that unfold into very many states.
    private static readonly TimeSpan LinearTimeout = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;
    private readonly int[] _groups;

    private MetricPattern(MetricDefinition definition)
    {
        Definition = definition;
        _regex = Build(definition.Regex);
        _groups = _regex.GetGroupNumbers()[1..];
    }

    /// <summary>The metric.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>Name of the metric.</summary>
    public string Name => Definition.Name;

    /// <summary>Whether time on a line grows at most linearly with its length.</summary>
    public bool Linear => _regex.Options.HasFlag(RegexOptions.NonBacktracking);

    /// <summary>Compiles the pattern of a metric.</summary>
    /// <param name="definition">A metric that <see cref="Check"/> finds nothing wrong with.</param>
    /// <exception cref="ArgumentException">The regular expression cannot be used; the message says why.</exception>
    public static MetricPattern Compile(MetricDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Check(definition.Regex) is { } problem
            ? throw new ArgumentException($"Metric '{definition.Name}': {problem}", nameof(definition))
            : new MetricPattern(definition);
    }

    /// <summary>Says what is wrong with a regular expression and what to do about it, or null when it can be used.</summary>
    /// <param name="pattern">The regular expression.</param>
    public static string? Check(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Length is 0 or > MaxRegexLength)
        {
            return $"A regex has 1 to {MaxRegexLength} characters, this one {pattern.Length}.";
        }

        try
        {
            return Build(pattern).GetGroupNumbers().Length > 1
                ? null
                : $"'{pattern}' has no capture group. Put parentheses around the part that is the number.";
        }
        catch (RegexParseException error)
        {
            var hint = pattern.Contains("(?P<", StringComparison.Ordinal) ? "Write a named group as (?<name>…)." : "Escape characters that are meant literally with a backslash.";
            return $"'{pattern}' is not a regular expression: {Explanation(error)} (at character {error.Offset}). {hint}";
        }
    }

    /// <summary>Every occurrence of the metric in a line, in order; matches that capture nothing are left out.</summary>
    /// <param name="line">One line of a training log.</param>
    public IReadOnlyList<MetricMatch> Match(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        List<MetricMatch>? matches = null;
        try
        {
            for (var match = _regex.Match(line); match.Success; match = match.NextMatch())
            {
                if (Captured(match) is { Length: > 0 } text)
                {
                    (matches ??= []).Add(new MetricMatch(text, MetricNumber.Parse(text)));
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            (matches ??= []).Add(new MetricMatch("", Number: null, TimedOut: true));
        }

        return matches ?? (IReadOnlyList<MetricMatch>)[];
    }

    // With alternatives, a=(\d+)|b=(\d+), the number is in the first group that took part.
    private string? Captured(Match match)
    {
        foreach (var number in _groups)
        {
            if (match.Groups[number] is { Success: true } group)
            {
                return group.Value;
            }
        }

        return null;
    }

    private static Regex Build(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, LinearTimeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, BacktrackingTimeout);
        }
    }

    // The framework's message repeats the pattern in front of the explanation.
    private static string Explanation(RegexParseException error)
    {
        var offset = $"at offset {error.Offset}. ";
        var start = error.Message.LastIndexOf(offset, StringComparison.Ordinal);
        return (start < 0 ? error.Message : error.Message[(start + offset.Length)..]).TrimEnd('.');
    }
}
