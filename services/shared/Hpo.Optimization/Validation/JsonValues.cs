using System.Globalization;
using System.Text.Json;

namespace Hpo.Optimization.Validation;

/// <summary>Reads single JSON values without throwing, and shows them in messages.</summary>
internal static class JsonValues
{
    /// <summary>Largest magnitude up to which every whole number has a double of its own.</summary>
    public const double LargestWhole = 9_007_199_254_740_992;

    private const int ShownLength = 60;

    public static string Show(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Object ? "an object" : value.ValueKind == JsonValueKind.Array ? "a list" : value.GetRawText();
        return Shorten(text);
    }

    public static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Shorten(string text) => text.Length <= ShownLength ? text : $"{text[..ShownLength]}…";

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The text, or null when the value is no text or has half a surrogate pair, which no UTF-8 can carry.</summary>
    public static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A whole number, also when it is written as 30.0 or 3e1.</summary>
    public static long? Whole(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole))
        {
            return whole;
        }

        return Number(value) is { } number && double.IsInteger(number) && Math.Abs(number) <= LargestWhole ? (long)number : null;
    }

    /// <summary>A text, number or boolean as the text that a training job gets; null for anything else.</summary>
    public static string? Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when Whole(value) is { } whole => whole.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number => Number(value)?.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };
}
