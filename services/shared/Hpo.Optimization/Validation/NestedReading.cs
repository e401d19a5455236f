using System.Text.Json;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the objects, lists and maps inside an object; null as in <see cref="FieldReading"/>.</summary>
internal static class NestedReading
{
    public static ObjectCursor? Object(this ObjectCursor cursor, string field, IReadOnlyList<string> known, bool required = true) =>
        cursor.Get(field, $"an object with {string.Join(", ", known)}", required) is { } value
            ? ObjectCursor.Open(value, cursor.At(field), cursor.Problems, known)
            : null;

    /// <summary>An object with keys of the user's choice; empty when absent.</summary>
    public static ObjectCursor? Map(this ObjectCursor cursor, string field) =>
        ObjectCursor.OpenMap(cursor.Find(field) ?? EmptyObject, cursor.At(field), cursor.Problems);

    /// <summary>The elements of a list with their paths; empty when an optional list is absent.</summary>
    public static IReadOnlyList<(string Path, JsonElement Value)>? Items(this ObjectCursor cursor, string field, int min, int max)
    {
        var wanted = $"a list of {JsonValues.Count(min)} to {JsonValues.Count(max)}";
        if (cursor.Get(field, wanted, required: min > 0) is not { } list)
        {
            return min > 0 ? null : [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return cursor.Wrong<IReadOnlyList<(string, JsonElement)>>(field, $"{field} is {JsonValues.Show(list)}, not a list. Write [ … ].");
        }

        var length = list.GetArrayLength();
        return length >= min && length <= max
            ? [.. list.EnumerateArray().Select((item, index) => (FieldPath.Item(cursor.At(field), index), item))]
            : cursor.Wrong<IReadOnlyList<(string, JsonElement)>>(field, $"{field} has {JsonValues.Count(length)} entries. Give {wanted}.");
    }

    /// <summary>A list of objects, each opened; an entry that is no object is reported and left out.</summary>
    public static IReadOnlyList<ObjectCursor>? Objects(this ObjectCursor cursor, string field, int min, int max, IReadOnlyList<string> known) =>
        cursor.Items(field, min, max)?
            .Select(item => ObjectCursor.Open(item.Value, item.Path, cursor.Problems, known))
            .OfType<ObjectCursor>()
            .ToArray();

    private static JsonElement EmptyObject { get; } = JsonDocument.Parse("{}").RootElement;
}
