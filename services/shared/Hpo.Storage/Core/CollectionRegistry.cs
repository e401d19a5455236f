using System.Collections.Concurrent;

namespace Hpo.Storage;

/// <summary>The collections a store has handed out: one per name, so that asking again costs a look-up.</summary>
internal sealed class CollectionRegistry
{
    private sealed record Entry(object Definition, Type Document, CollectionLayout Layout, object Collection);

    // SQLite does not tell table names apart by case.
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.OrdinalIgnoreCase);

    public IDocumentCollection<T> Get<T>(CollectionDefinition<T> definition, Func<CollectionModel<T>, IDocumentCollection<T>> create) where T : class
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (entries.TryGetValue(definition.Name, out var known) && ReferenceEquals(known.Definition, definition))
            return (IDocumentCollection<T>)known.Collection;

        var model = new CollectionModel<T>(definition);
        var entry = entries.GetOrAdd(definition.Name, _ => new Entry(definition, typeof(T), model.Layout, create(model)));
        if (entry.Document != typeof(T) || entry.Layout.Name != definition.Name || entry.Layout.Shape != model.Layout.Shape)
            throw new ArgumentException($"Collection '{definition.Name}' is in use with another definition: '{entry.Layout.Name}' of {entry.Document.Name} [{entry.Layout.Shape}].");
        return (IDocumentCollection<T>)entry.Collection;
    }
}
