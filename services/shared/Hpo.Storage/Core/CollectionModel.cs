using System.Text.Json;

namespace Hpo.Storage;

/// <summary>A definition that was checked: everything stores need to know of a collection, without its documents' type in the way.</summary>
internal sealed class CollectionModel<T> where T : class
{
    private readonly CollectionDefinition<T> definition;

    public CollectionModel(CollectionDefinition<T> definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        DefinitionRules.Check(definition);
        this.definition = definition;
        Layout = new CollectionLayout(
            definition.Name,
            [.. definition.Fields.Select(field => new FieldLayout(field.Name, field.Type))],
            definition.Indexes);
    }

    public CollectionLayout Layout { get; }

    public string IdOf(T document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var id = definition.Id(document);
        if (string.IsNullOrEmpty(id) || id.Contains('\0', StringComparison.Ordinal) || !WellFormedText.Is(id))
            throw new ArgumentException($"A document of '{Layout.Name}' has the id '{id}'. An id must not be empty, nor hold a NUL or half a surrogate pair.");
        return id;
    }

    public object?[] FieldsOf(T document)
    {
        var values = new object?[definition.Fields.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Layout.Normalise(i, definition.Fields[i].Value(document));
        return values;
    }

    public static byte[] Write(T document) => JsonSerializer.SerializeToUtf8Bytes(document, DocumentJson.Options);

    public T Read(string id, ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, DocumentJson.Options) ?? throw new JsonException("The body is null.");
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            throw new DocumentStoreException($"Document '{id}' of '{Layout.Name}' cannot be read as {typeof(T).Name}: {unreadable.Message}", unreadable);
        }
    }
}
