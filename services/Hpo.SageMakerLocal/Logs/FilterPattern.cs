using System.Text.RegularExpressions;

namespace Hpo.SageMakerLocal.Logs;

/// <summary>The unstructured filter patterns: all terms, <c>?any</c> of some, <c>-none</c>, <c>"quoted phrases"</c> and <c>%regex%</c>.</summary>
internal sealed partial class FilterPattern
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromMilliseconds(250);
    private readonly List<string> all = [];
    private readonly List<string> any = [];
    private readonly List<string> none = [];
    private Regex? regex;

    public static FilterPattern? Parse(string pattern, out string? problem)
    {
        problem = null;
        var trimmed = pattern.Trim();
        if (trimmed is ['{', ..] or ['[', ..])
        {
            problem = "The local endpoint does not support filter patterns for JSON or space-delimited events.";
            return null;
        }

        var filter = new FilterPattern();
        if (trimmed is ['%', .., '%'] && trimmed.Length > 2)
            problem = filter.UseRegex(trimmed[1..^1]);
        else
            filter.UseTerms(trimmed);
        return problem is null ? filter : null;
    }

    public bool Matches(string message) =>
        IsRegexMatch(message)
        && all.All(t => message.Contains(t, StringComparison.Ordinal))
        && (any.Count == 0 || any.Any(t => message.Contains(t, StringComparison.Ordinal)))
        && !none.Any(t => message.Contains(t, StringComparison.Ordinal));

    private void UseTerms(string pattern)
    {
        foreach (Match term in Term().Matches(pattern))
            (term.Groups["sign"].Value switch { "?" => any, "-" => none, _ => all })
                .Add(term.Groups["phrase"].Success ? term.Groups["phrase"].Value : term.Groups["word"].Value);
    }

    private string? UseRegex(string pattern)
    {
        try
        {
            regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeOut);
            return null;
        }
        catch (ArgumentException error)
        {
            return $"Invalid filter pattern: {error.Message}";
        }
    }

    private bool IsRegexMatch(string message)
    {
        try
        {
            return regex?.IsMatch(message) != false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    [GeneratedRegex("""(?<sign>[?-])?(?:"(?<phrase>[^"]*)"|(?<word>\S+))""")]
    private static partial Regex Term();
}
