using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hpo.Optimization.Validation;

/// <summary>
/// Reads the fields of an object. Each answers null, and has reported why, when the field is wrong or a required one is missing; null also means absent where
/// there is no fallback.
/// </summary>
internal static class FieldReading
{
    public static string? Text(this ObjectCursor cursor, string field, int min, int max, bool required = true)
    {
        var wanted = $"text of {JsonValues.Count(min)} to {JsonValues.Count(max)} characters";
        if (cursor.Get(field, wanted, required) is not { } value)
        {
            return null;
        }

        if (JsonValues.Text(value) is not { } text)
        {
            var remedy = value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? "Put quotes around it." : $"Give {wanted}.";
            return cursor.Wrong<string>(field, $"{JsonValues.Show(value)} is not text. {remedy}");
        }

        return text.Length >= min && text.Length <= max
            ? text
            : cursor.Wrong<string>(field, $"{field} has {JsonValues.Count(text.Length)} characters. Give {wanted}.");
    }

    /// <summary>A text that people read or that becomes a key somewhere: no control characters, no white space at its ends.</summary>
    public static string? Label(this ObjectCursor cursor, string field, int max)
    {
        var text = cursor.Text(field, 1, max);
        return text is null || (text.Trim() == text && !text.Any(char.IsControl))
            ? text
            : cursor.Wrong<string>(field, $"{field} '{JsonValues.Shorten(text)}' has white space at its ends or control characters in it. Remove them.");
    }

    public static long? Whole(this ObjectCursor cursor, string field, long min, long max, long? fallback = null, bool required = false)
    {
        var wanted = min == long.MinValue ? "a whole number" : max == int.MaxValue ? $"a whole number, at least {JsonValues.Count(min)}"
            : $"a whole number from {JsonValues.Count(min)} to {JsonValues.Count(max)}";
        if (cursor.Get(field, wanted, required) is not { } value)
        {
            return fallback;
        }

        return JsonValues.Whole(value) is { } whole && whole >= min && whole <= max
            ? whole
            : cursor.WrongNumber<long>(field, $"{field} is {JsonValues.Show(value)}. Give {wanted}.");
    }

    public static int? Int(this ObjectCursor cursor, string field, int min, int max = int.MaxValue, int? fallback = null, bool required = false) =>
        (int?)cursor.Whole(field, min, max, fallback, required);

    public static double? Number(this ObjectCursor cursor, string field, bool required = false)
    {
        const string Wanted = "a finite number";
        if (cursor.Get(field, Wanted, required) is not { } value)
        {
            return null;
        }

        return JsonValues.Number(value) ?? cursor.WrongNumber<double>(field, $"{field} is {JsonValues.Show(value)}. Give {Wanted}.");
    }

    public static bool? Flag(this ObjectCursor cursor, string field, bool fallback) => cursor.Find(field) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => cursor.WrongNumber<bool>(field, $"{field} is {JsonValues.Show(value)}. Give true or false."),
    };

    public static TWord? Word<TWord>(this ObjectCursor cursor, string field, TWord? fallback = null)
        where TWord : struct, Enum
    {
        var words = Enum.GetValues<TWord>().ToDictionary(word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()), StringComparer.Ordinal);
        var wanted = string.Join(", ", words.Keys);
        if (cursor.Get(field, $"one of {wanted}", required: fallback is null) is not { } value)
        {
            return fallback;
        }

        if (JsonValues.Text(value) is not { } text)
        {
            return cursor.WrongNumber<TWord>(field, $"{field} is {JsonValues.Show(value)}. Give one of {wanted}.");
        }

        return words.TryGetValue(text, out var word)
            ? word
            : cursor.WrongNumber<TWord>(field, $"{field} '{JsonValues.Shorten(text)}' is unknown. {Suggestion.For(text, words.Keys)}");
    }

    /// <summary>A word that may be absent and has no fallback.</summary>
    public static TWord? OptionalWord<TWord>(this ObjectCursor cursor, string field)
        where TWord : struct, Enum =>
        cursor.Has(field) ? cursor.Word<TWord>(field) : null;

    /// <summary>A text of a form that a pattern tells; the remedy says which.</summary>
    public static string? Matching(this ObjectCursor cursor, string field, int max, Regex pattern, string remedy)
    {
        var text = cursor.Text(field, 1, max);
        return text is null || pattern.IsMatch(text) ? text : cursor.Wrong<string>(field, $"{field} '{JsonValues.Shorten(text)}' is not valid. {remedy}");
    }

    /// <summary>Whether the field is there with more than an empty text, which is how a study that was written by a program shows that it is not used.</summary>
    public static bool Gives(this ObjectCursor cursor, string field) => cursor.Find(field) is { } value && JsonValues.Text(value) != "";

    /// <summary>A yes or no that may be absent.</summary>
    public static bool? OptionalFlag(this ObjectCursor cursor, string field) => cursor.Has(field) ? cursor.Flag(field, fallback: false) : null;

    public static JsonElement? Get(this ObjectCursor cursor, string field, string wanted, bool required)
    {
        var value = cursor.Find(field);
        if (value is null && required)
        {
            cursor.Problem(field, $"{field} is missing. Give {wanted}.");
        }

        return value;
    }

    public static T? Wrong<T>(this ObjectCursor cursor, string field, string message)
        where T : class
    {
        cursor.Problem(field, message);
        return null;
    }

    public static T? WrongNumber<T>(this ObjectCursor cursor, string field, string message)
        where T : struct
    {
        cursor.Problem(field, message);
        return null;
    }
}
