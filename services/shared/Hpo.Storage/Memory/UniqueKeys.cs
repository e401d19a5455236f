using System.Text.Json;

namespace Hpo.Storage;

/// <summary>Who holds which key of the unique indexes.</summary>
internal sealed class UniqueKeys(CollectionLayout layout)
{
    private readonly UniqueKey[] indexes = [.. layout.Indexes.Where(index => index.Unique).Select(index => new UniqueKey(index, layout))];

    /// <summary>The first index that forbids these fields to the document with that id, or null.</summary>
    public DocumentIndex? Conflict(string id, object?[] fields)
    {
        return indexes.FirstOrDefault(index => index.HolderOf(fields) is { } holder && holder != id)?.Index;
    }

    public void Add(StoredDocument document)
    {
        foreach (var index in indexes)
            index.Add(document);
    }

    public void Remove(StoredDocument document)
    {
        foreach (var index in indexes)
            index.Remove(document);
    }

    private sealed class UniqueKey(DocumentIndex index, CollectionLayout layout)
    {
        private readonly int[] places = [.. index.Fields.Select(layout.Find)];
        private readonly Dictionary<string, string> holders = new(StringComparer.Ordinal);

        public DocumentIndex Index => index;

        public string? HolderOf(object?[] fields) => KeyOf(fields) is { } key ? holders.GetValueOrDefault(key) : null;

        public void Add(StoredDocument document)
        {
            if (KeyOf(document.Fields) is { } key)
                holders[key] = document.Id;
        }

        public void Remove(StoredDocument document)
        {
            if (KeyOf(document.Fields) is { } key)
                holders.Remove(key);
        }

        // JSON keeps ["a,b"] and ["a","b"] apart.
        private string? KeyOf(object?[] fields)
        {
            return places.Any(place => fields[place] is null) ? null : JsonSerializer.Serialize(places.Select(place => fields[place]), DocumentJson.Options);
        }
    }
}
