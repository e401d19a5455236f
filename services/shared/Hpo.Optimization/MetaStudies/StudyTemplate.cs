using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization;

/// <summary>An inner study as a template: texts of the form <c>"${name}"</c> stand for a trial's hyper-parameters.</summary>
internal static partial class StudyTemplate
{
    // Of these maps of a training job every value is a text, whatever it looks like.
    private static readonly string[] TextMaps = ["environment", "tags"];

    /// <summary>The names that a template refers to, each once, with the path of the first place.</summary>
    public static IReadOnlyDictionary<string, string> References(JsonElement template)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(template, "", found);
        return found;
    }

    /// <summary>The template with values in place of the references; what refers to a parameter that a trial does not have is left out.</summary>
    /// <param name="template">The template.</param>
    /// <param name="values">Hyper-parameters of a trial, as text.</param>
    public static JsonNode? Fill(JsonElement template, IReadOnlyDictionary<string, string> values) => Fill(template, values, isText: false);

    /// <summary>An object with the fields of another one in place of its own (RFC 7396): objects are merged, all else is replaced, null removes.</summary>
    public static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = target is JsonObject ? (JsonObject)target.DeepClone() : [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = Merge(merged[name], change);
            }
        }

        return merged;
    }

    private static JsonNode? Fill(JsonElement template, IReadOnlyDictionary<string, string> values, bool isText) => template.ValueKind switch
    {
        JsonValueKind.Object => Object(template, values, isText),
        JsonValueKind.Array => new JsonArray([.. template.EnumerateArray().Select(item => Fill(item, values, isText))]),
        JsonValueKind.String when Reference(template) is { } name => !values.TryGetValue(name, out var value) ? null : isText ? JsonValue.Create(value) : Typed(value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(template.Clone()),
    };

    private static JsonObject Object(JsonElement template, IReadOnlyDictionary<string, string> values, bool isText)
    {
        var filled = new JsonObject();
        foreach (var property in template.EnumerateObject())
        {
            filled[property.Name] = Fill(property.Value, values, isText || TextMaps.Contains(property.Name));
        }

        return filled;
    }

    // A setting is a number, yes or no, or a text; a hyper-parameter always arrives as text.
    private static JsonNode? Typed(string value) => value is "true" or "false" || Number().IsMatch(value) ? JsonNode.Parse(value) : JsonValue.Create(value);

    private static void Collect(JsonElement element, string path, Dictionary<string, string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, FieldPath.Child(path, property.Name), found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, index) in element.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Collect(item, FieldPath.Item(path, index), found);
                }

                break;
            case JsonValueKind.String when Reference(element) is { } name:
                found.TryAdd(name, path);
                break;
        }
    }

    private static string? Reference(JsonElement text) =>
        JsonValues.Text(text) is { Length: > 3 } found && found.StartsWith("${", StringComparison.Ordinal) && found.IndexOf('}', StringComparison.Ordinal) == found.Length - 1
            ? found[2..^1]
            : null;

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
