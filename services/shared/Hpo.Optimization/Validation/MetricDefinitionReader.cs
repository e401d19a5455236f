using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Optimization.Validation;

/// <summary>Reads one metric: its source, the regular expression or built-in pattern that finds it, and the statistic that counts.</summary>
internal static class MetricDefinitionReader
{
    public static readonly string[] Fields = ["name", "regex", "source", "statistic", "lastK", "pattern", "key"];

    private const int MaxNameLength = 255;

    /// <summary>The metric, or null after every problem with it was reported.</summary>
    /// <param name="cursor">The metric's object.</param>
    /// <param name="names">The names so far and where they are; this one is added.</param>
    public static MetricDefinition? Read(ObjectCursor cursor, Dictionary<string, string> names)
    {
        var before = cursor.Problems.Count;
        var name = cursor.Label("name", MaxNameLength);
        if (name is not null && !names.TryAdd(name, cursor.Path))
        {
            cursor.Problem("name", $"Metric '{name}' is already defined at {names[name]}. Rename one or remove it.");
        }

        var source = Optional<MetricSource>(cursor, "source");
        var statistic = Optional<MetricStatistic>(cursor, "statistic");
        var lastK = cursor.Int("lastK", 1, MetricSummary.MaxLastK);
        var pattern = cursor.Text("pattern", 1, MaxNameLength, required: false);
        var key = cursor.Has("key") ? cursor.Label("key", MaxNameLength) : null;
        var regex = cursor.Text("regex", source is null or MetricSource.Log ? 1 : 0, MetricPattern.MaxRegexLength, required: false);
        FitTogether(cursor, source ?? MetricSource.Log, statistic ?? MetricStatistic.Last);
        var found = Regex(cursor, source ?? MetricSource.Log, pattern, key ?? name, regex);
        return name is null || cursor.Problems.Count > before
            ? null
            : new MetricDefinition(name, found ?? "") { Source = source, Statistic = statistic, LastK = lastK, Pattern = pattern, Key = key };
    }

    private static TWord? Optional<TWord>(ObjectCursor cursor, string field)
        where TWord : struct, Enum => cursor.Has(field) ? cursor.Word<TWord>(field) : null;

    private static void FitTogether(ObjectCursor cursor, MetricSource source, MetricStatistic statistic)
    {
        if (cursor.Has("lastK") && statistic != MetricStatistic.MeanOfLast)
        {
            cursor.Problem("lastK", "lastK is for the statistic meanOfLast. Set statistic to \"meanOfLast\", or remove lastK.");
        }

        if (source == MetricSource.FinalMetrics && statistic != MetricStatistic.Last)
        {
            cursor.Problem("statistic", "The training service reports the last value only. Remove statistic, or set source to \"log\".");
        }

        if (source == MetricSource.File && (cursor.Has("pattern") || cursor.Find("regex") is { } regex && JsonValues.Text(regex) != ""))
        {
            cursor.Problem(cursor.Has("pattern") ? "pattern" : "regex", "A metric from a file is found by its key. Remove regex and pattern; key is the field's name in metrics.json.");
        }

        if (cursor.Has("key") && source != MetricSource.File && !cursor.Has("pattern"))
        {
            cursor.Problem("key", $"key goes with a built-in pattern or with source \"file\". Add pattern ({string.Join(", ", BuiltInPatterns.Names)}), or remove key.");
        }
    }

    // A study that was accepted carries both the pattern and the regex that was made of it.
    private static string? Regex(ObjectCursor cursor, MetricSource source, string? pattern, string? key, string? regex)
    {
        if (source == MetricSource.File)
        {
            CheckKey(cursor, key);
            return null;
        }

        if (cursor.Has("pattern"))
        {
            return pattern is null || key is null ? null : BuiltIn(cursor, pattern, key, regex);
        }

        if (string.IsNullOrEmpty(regex))
        {
            if (source == MetricSource.Log && !cursor.Has("regex"))
            {
                cursor.Problem("regex", $"regex is missing. Give text of 1 to {MetricPattern.MaxRegexLength} characters, or a built-in pattern: {string.Join(", ", BuiltInPatterns.Names)}.");
            }

            return null;
        }

        return MetricPattern.Check(regex) is { } problem ? cursor.Wrong<string>("regex", problem) : regex;
    }

    private static string? BuiltIn(ObjectCursor cursor, string pattern, string key, string? regex)
    {
        if (BuiltInPatterns.Find(pattern, key) is not { } made)
        {
            return cursor.Wrong<string>("pattern", $"There is no pattern '{JsonValues.Shorten(pattern)}'. {Suggestion.For(pattern, BuiltInPatterns.Names)}");
        }

        if (IsTooLong(cursor, key, made))
        {
            return null;
        }

        return string.IsNullOrEmpty(regex) || regex == made
            ? made
            : cursor.Wrong<string>("regex", $"There is both a regex and the pattern {pattern}, and they differ. Remove one.");
    }

    private static void CheckKey(ObjectCursor cursor, string? key)
    {
        if (key is not null)
        {
            IsTooLong(cursor, key, BuiltInPatterns.InFile(new MetricDefinition(key, "")).Regex);
        }
    }

    private static bool IsTooLong(ObjectCursor cursor, string key, string regex)
    {
        if (regex.Length > MetricPattern.MaxRegexLength)
        {
            cursor.Problem("key", $"The key '{JsonValues.Shorten(key)}' makes a regex of {regex.Length} characters; {MetricPattern.MaxRegexLength} are allowed. Print the metric under a shorter name.");
        }

        return regex.Length > MetricPattern.MaxRegexLength;
    }
}
