namespace Hpo.Storage;

/// <summary>A database of versioned JSON documents, grouped in collections.</summary>
public interface IDocumentStore
{
    /// <summary>
    /// The collection a definition describes. Cheap, may be called repeatedly; tables and indexes come into being on first use.
    /// </summary>
    /// <typeparam name="T">The documents' type.</typeparam>
    /// <param name="definition">Name, id, queryable fields and indexes. One name has one definition within a store.</param>
    /// <exception cref="ArgumentException">
    /// The definition contradicts itself (it names the field), or differs from an earlier one of the same name.
    /// </exception>
    IDocumentCollection<T> Collection<T>(CollectionDefinition<T> definition) where T : class;
}
