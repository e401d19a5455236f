using System.Globalization;
using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>A page of a short list that is sorted in memory; its token counts what came before.</summary>
/// <param name="SortBy">What the list is sorted by.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="From">Index of the first item.</param>
/// <param name="Size">Items of a page.</param>
internal sealed record ListPage(string SortBy, bool Descending, int From, int Size)
{
    private const int DefaultSize = 10;

    public static ListPage Read(Field root, string sortBy)
    {
        var token = root.Member("NextToken").Text(max: 8192);
        var from = 0;
        if (token is not null
            && !(PageToken.Read(token, parts: 2) is [var sorted, var index] && sorted == sortBy && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out from)))
            root.Reader.Add("The NextToken is not one that this list gave, or the sort order has changed since.");
        return new ListPage(
            sortBy,
            root.Member("SortOrder").Text(oneOf: ["Ascending", "Descending"]) == "Descending",
            from,
            (int)(root.Member("MaxResults").Integer(min: 1, max: 100) ?? DefaultSize));
    }

    /// <summary>A number as a text that sorts like it.</summary>
    public static string Sortable(long number) => number.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>Equal keys keep their order.</summary>
    public IReadOnlyList<T> Sort<T>(IEnumerable<T> items, Func<T, string> key) =>
        Descending ? [.. items.OrderByDescending(key, StringComparer.Ordinal)] : [.. items.OrderBy(key, StringComparer.Ordinal)];

    public void Write<T>(Utf8JsonWriter w, string member, IReadOnlyList<T> items, Action<T> writeMembers)
    {
        w.WriteArray(member, items.Skip(From).Take(Size), writeMembers);
        if (From + Size < items.Count)
            w.WriteString("NextToken", PageToken.Write(SortBy, (From + Size).ToString(CultureInfo.InvariantCulture)));
    }
}
