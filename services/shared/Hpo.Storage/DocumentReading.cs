using System.Runtime.CompilerServices;

namespace Hpo.Storage;

/// <summary>Reads collections page by page.</summary>
public static class DocumentReading
{
    /// <summary>All documents of a query, read page by page as they are asked for; met once each under the conditions of <see cref="IDocumentCollection{T}.QueryAsync"/>.</summary>
    /// <typeparam name="T">The documents' type.</typeparam>
    /// <param name="documents">The collection.</param>
    /// <param name="query">Conditions and order; its limit is that of a page.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <exception cref="ArgumentException">As of <see cref="IDocumentCollection{T}.QueryAsync"/>.</exception>
    public static async IAsyncEnumerable<Versioned<T>> AllAsync<T>(this IDocumentCollection<T> documents, DocumentQuery query, [EnumeratorCancellation] CancellationToken ct)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(query);
        for (string? after = null; ;)
        {
            var page = await documents.QueryAsync(query with { After = after }, ct);
            foreach (var document in page.Items)
            {
                yield return document;
            }

            after = page.Next;
            if (after is null)
            {
                yield break;
            }
        }
    }
}
