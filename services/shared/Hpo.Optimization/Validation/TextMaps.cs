using System.Text.RegularExpressions;

namespace Hpo.Optimization.Validation;

/// <summary>Reads environment variables and tags of a training job.</summary>
internal static partial class TextMaps
{
    // SageMaker takes 100; three say which attempt a job is.
    private const int MaxVariables = 97;
    private const int MaxTags = 40;
    private const string TagRemedy = "Use letters, digits, spaces and _.:/=+-@.";

    public static IReadOnlyDictionary<string, string> Environment(ObjectCursor training) =>
        Read(training, "environment", MaxVariables, longestValue: 512, key =>
            key.Length > 512 ? $"The variable's name has {key.Length} characters. Give at most 512."
            : !VariableName().IsMatch(key) ? $"'{JsonValues.Shorten(key)}' cannot name an environment variable. Use letters, digits and underscores, no digit first."
            : null);

    public static IReadOnlyDictionary<string, string> Tags(ObjectCursor training) =>
        Read(training, "tags", MaxTags, longestValue: 256, key =>
            key.Length is 0 or > 128 ? $"A tag's key has 1 to 128 characters, this one {key.Length}. Give a shorter one."
            : !TagText().IsMatch(key) ? $"'{JsonValues.Shorten(key)}' cannot be a tag. {TagRemedy}"
            : Reserved(key) ? $"'{JsonValues.Shorten(key)}' is reserved: keys that start with aws: or hpo: are the system's. Rename it."
            : null,
            value => TagText().IsMatch(value) ? null : $"'{JsonValues.Shorten(value)}' cannot be the value of a tag. {TagRemedy}");

    private static Dictionary<string, string> Read(
        ObjectCursor training, string field, int maxEntries, int longestValue, Func<string, string?> checkKey, Func<string, string?>? checkValue = null)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (training.Map(field) is not { } map)
        {
            return texts;
        }

        if (map.Names.Count() > maxEntries)
        {
            training.Problem(field, $"{field} has {map.Names.Count()} entries. Give at most {maxEntries}.");
            return texts;
        }

        foreach (var key in map.Names)
        {
            if (checkKey(key) is { } problem)
            {
                map.Problem(key, problem);
            }
            else if (map.Text(key, 0, longestValue) is { } text)
            {
                if (checkValue?.Invoke(text) is { } wrong)
                {
                    map.Problem(key, wrong);
                }
                else
                {
                    texts.Add(key, text);
                }
            }
        }

        return texts;
    }

    private static bool Reserved(string key) =>
        key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || key.StartsWith("hpo:", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[a-zA-Z_][a-zA-Z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagText();
}
