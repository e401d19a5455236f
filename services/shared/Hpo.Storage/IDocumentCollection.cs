using System.Diagnostics.CodeAnalysis;

namespace Hpo.Storage;

/// <summary>
/// The documents of one kind. Every operation on one document is atomic; nothing spans documents. Safe for concurrent use, also by other processes
/// where the store is shared. What cannot be reached, written or read is a <see cref="DocumentStoreException"/>; everything a caller must expect is a value.
/// </summary>
/// <typeparam name="T">The documents' type.</typeparam>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The word document databases use.")]
public interface IDocumentCollection<T> where T : class
{
    /// <summary>The document with that id, or null.</summary>
    /// <param name="id">Compared character by character, case counts.</param>
    /// <param name="ct">Gives up waiting.</param>
    Task<Versioned<T>?> FindAsync(string id, CancellationToken ct);

    /// <summary>Stores a new document under version 1, or tells what stands in its way.</summary>
    /// <param name="document">Its id must not be empty.</param>
    /// <param name="ct">Gives up waiting.</param>
    Task<InsertResult> InsertAsync(T document, CancellationToken ct);

    /// <summary>
    /// Stores those documents whose id is not taken and leaves the others alone. Not atomic as a whole: after an exception any part may be stored, so repeat it.
    /// </summary>
    /// <param name="documents">Of two with the same id the first counts.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>How many were new.</returns>
    /// <exception cref="DuplicateKeyException">A document with a new id has a unique key that another one holds.</exception>
    Task<int> InsertMissingAsync(IReadOnlyList<T> documents, CancellationToken ct);

    /// <summary>Replaces the document with the same id if it still has the expected version, which then grows by one.</summary>
    /// <param name="document">The new content.</param>
    /// <param name="expectedVersion">The version under which it was read.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>False: the version moved on or the document is gone; nothing was changed.</returns>
    /// <exception cref="DuplicateKeyException">The new content has a unique key that another document holds.</exception>
    Task<bool> ReplaceAsync(T document, long expectedVersion, CancellationToken ct);

    /// <summary>
    /// Replaces each document that still has its version, one by one in the given order. Not atomic as a whole: after an exception any part may be replaced.
    /// </summary>
    /// <param name="documents">New contents, each with the version under which it was read.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>How many were replaced.</returns>
    /// <exception cref="DuplicateKeyException">A new content has a unique key that another document holds.</exception>
    Task<int> ReplaceManyAsync(IReadOnlyList<Versioned<T>> documents, CancellationToken ct);

    /// <summary>Removes the document if it still has the expected version.</summary>
    /// <param name="id">The document's id.</param>
    /// <param name="expectedVersion">The version under which it was read.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <returns>False: the version moved on or the document was gone already.</returns>
    Task<bool> DeleteAsync(string id, long expectedVersion, CancellationToken ct);

    /// <summary>
    /// One page of the documents that meet every condition. Following <see cref="DocumentPage{T}.Next"/> meets every document exactly once,
    /// provided it is there all the time and its sort fields do not change meanwhile.
    /// </summary>
    /// <param name="query">Conditions, order and page.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <exception cref="ArgumentException">An unknown field, a value that does not fit its field, or a foreign continuation token.</exception>
    Task<DocumentPage<T>> QueryAsync(DocumentQuery query, CancellationToken ct);

    /// <summary>How many documents meet every condition. Order, limit and continuation do not count.</summary>
    /// <param name="query">Only <see cref="DocumentQuery.Where"/> is considered.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <exception cref="ArgumentException">An unknown field, or a value that does not fit its field.</exception>
    Task<long> CountAsync(DocumentQuery query, CancellationToken ct);
}
