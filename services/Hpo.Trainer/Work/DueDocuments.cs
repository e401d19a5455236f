using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>Questions for documents that fall due by a field of theirs.</summary>
internal static class DueDocuments
{
    /// <summary>Those that are due, the longest waiting first.</summary>
    public static async Task<IReadOnlyList<Versioned<T>>> DueAsync<T>(this IDocumentCollection<T> documents, string field, DateTimeOffset now, int limit, CancellationToken ct)
        where T : class =>
        (await documents.QueryAsync(new DocumentQuery { Where = [new(field, Comparison.LessOrEqual, now)], OrderBy = [new(field)], Limit = limit }, ct)).Items;

    /// <summary>The next one after a time; null when there is none.</summary>
    public static async Task<T?> NextDueAsync<T>(this IDocumentCollection<T> documents, string field, DateTimeOffset after, CancellationToken ct)
        where T : class =>
        (await documents.QueryAsync(new DocumentQuery { Where = [new(field, Comparison.GreaterThan, after)], OrderBy = [new(field)], Limit = 1 }, ct)).Items is [var next]
            ? next.Document
            : null;
}
