using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Hpo.Storage;

/// <summary>
/// Writes a position as an opaque token and reads it back. Keyset paging: the token says after which document to go on, not how many to skip,
/// so documents that arrive meanwhile neither shift nor repeat the rest.
/// </summary>
internal static class ContinuationToken
{
    private sealed record Content(string Order, string?[] Values, string Id);

    public static string Write(CollectionLayout layout, IReadOnlyList<ResolvedSort> order, Position position)
    {
        string?[] values = [.. position.Values.Select(value => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture))];
        var content = new Content(Describe(layout, order), values, position.Id);
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content, DocumentJson.Options));
    }

    public static Position Read(CollectionLayout layout, IReadOnlyList<ResolvedSort> order, string token)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(Base64Url.DecodeFromChars(token), DocumentJson.Options);
            if (content is not { Id: not null, Values: not null } || content.Values.Length != order.Count || content.Order != Describe(layout, order))
                throw new FormatException("It belongs to a query with another order.");
            return new Position([.. content.Values.Select((value, i) => Parse(layout.Fields[order[i].Field].Type, value))], content.Id);
        }
        catch (Exception foreign) when (foreign is FormatException or JsonException or OverflowException)
        {
            throw new ArgumentException(
                $"'{token}' is not a continuation token of this query of '{layout.Name}'. {foreign.Message} Start again at the first page.", foreign);
        }
    }

    private static string Describe(CollectionLayout layout, IReadOnlyList<ResolvedSort> order)
    {
        return string.Join(',', order.Select(sort => (sort.Descending ? "-" : "+") + layout.Fields[sort.Field].Name));
    }

    private static object? Parse(FieldType type, string? value) => (type, value) switch
    {
        (_, null) => null,
        (FieldType.Text, _) => value,
        (FieldType.Integer, _) => long.Parse(value, CultureInfo.InvariantCulture),
        _ => double.Parse(value, CultureInfo.InvariantCulture),
    };
}
