namespace Hpo.Storage;

/// <summary>The documents of one collection under one lock. JSON is read and written outside it.</summary>
internal sealed class InMemoryCollection<T>(CollectionModel<T> model) : IDocumentCollection<T> where T : class
{
    private readonly Lock access = new();
    private readonly Dictionary<string, StoredDocument> documents = new(StringComparer.Ordinal);
    private readonly UniqueKeys keys = new(model.Layout);

    public Task<Versioned<T>?> FindAsync(string id, CancellationToken ct) => Answer(() =>
    {
        ArgumentNullException.ThrowIfNull(id);
        StoredDocument? stored;
        lock (access)
            stored = documents.GetValueOrDefault(id);
        return stored is null ? null : Read(stored);
    }, ct);

    public Task<InsertResult> InsertAsync(T document, CancellationToken ct) => Answer(() =>
    {
        var stored = Store(document, version: 1);
        lock (access)
            return Insert(stored);
    }, ct);

    public Task<int> InsertMissingAsync(IReadOnlyList<T> documents, CancellationToken ct) => Answer(() => documents.Count(document =>
    {
        var stored = Store(document, version: 1);
        lock (access)
        {
            return Insert(stored) switch
            {
                InsertResult.DuplicateKey duplicate => throw DuplicateKeyException.For(model.Layout.Name, stored.Id, duplicate.Index),
                var result => result.IsInserted,
            };
        }
    }), ct);

    public Task<bool> ReplaceAsync(T document, long expectedVersion, CancellationToken ct) => Answer(() => Replace(document, expectedVersion), ct);

    public Task<int> ReplaceManyAsync(IReadOnlyList<Versioned<T>> documents, CancellationToken ct)
    {
        return Answer(() => documents.Count(item => Replace(item.Document, item.Version)), ct);
    }

    public Task<bool> DeleteAsync(string id, long expectedVersion, CancellationToken ct) => Answer(() =>
    {
        lock (access)
        {
            if (!documents.TryGetValue(id, out var stored) || stored.Version != expectedVersion)
                return false;
            keys.Remove(stored);
            return documents.Remove(id);
        }
    }, ct);

    public Task<DocumentPage<T>> QueryAsync(DocumentQuery query, CancellationToken ct) => Answer(() =>
    {
        var resolved = ResolvedQuery.From(model.Layout, query);
        var order = resolved.OrderBy;
        var reached = resolved.After is null ? null : QueryEvaluation.At(model.Layout, order, resolved.After);
        var found = Meeting(resolved.Where)
            .Where(document => reached is null || QueryEvaluation.Compare(order, document, reached) > 0)
            .Order(Comparer<StoredDocument>.Create((left, right) => QueryEvaluation.Compare(order, left, right)))
            .Take((int)Math.Min(resolved.Limit + 1L, int.MaxValue)) // One more than asked for tells whether there is a next page.
            .ToArray();
        var page = found.Take(resolved.Limit).ToArray();
        var next = found.Length > page.Length ? ContinuationToken.Write(model.Layout, order, PositionOf(page[^1], order)) : null;
        return new DocumentPage<T>([.. page.Select(Read)], next);
    }, ct);

    public Task<long> CountAsync(DocumentQuery query, CancellationToken ct) => Answer(() =>
    {
        return (long)Meeting(ResolvedQuery.Conditions(model.Layout, query)).Length;
    }, ct);

    private InsertResult Insert(StoredDocument stored)
    {
        if (documents.ContainsKey(stored.Id))
            return new InsertResult.DuplicateId();
        if (keys.Conflict(stored.Id, stored.Fields) is { } index)
            return new InsertResult.DuplicateKey(index);

        documents.Add(stored.Id, stored);
        keys.Add(stored);
        return new InsertResult.Inserted();
    }

    private bool Replace(T document, long expectedVersion)
    {
        var stored = Store(document, expectedVersion + 1);
        lock (access)
        {
            if (!documents.TryGetValue(stored.Id, out var old) || old.Version != expectedVersion)
                return false;
            if (keys.Conflict(stored.Id, stored.Fields) is { } index)
                throw DuplicateKeyException.For(model.Layout.Name, stored.Id, index);

            keys.Remove(old);
            keys.Add(stored);
            documents[stored.Id] = stored;
            return true;
        }
    }

    private StoredDocument[] Meeting(IReadOnlyList<ResolvedCondition> conditions)
    {
        lock (access)
            return [.. documents.Values.Where(document => document.MeetsAll(conditions))];
    }

    private StoredDocument Store(T document, long version)
    {
        return new StoredDocument(model.IdOf(document), version, model.FieldsOf(document), CollectionModel<T>.Write(document));
    }

    private Versioned<T> Read(StoredDocument stored) => new(model.Read(stored.Id, stored.Body), stored.Version);

    private static Position PositionOf(StoredDocument document, IReadOnlyList<ResolvedSort> order)
    {
        return new Position([.. order.Select(sort => document.Fields[sort.Field])], document.Id);
    }

    // Exceptions belong in the task, as with a real database.
    private static Task<TResult> Answer<TResult>(Func<TResult> work, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
            return Task.FromCanceled<TResult>(ct);
        try
        {
            return Task.FromResult(work());
        }
        catch (Exception failure)
        {
            return Task.FromException<TResult>(failure);
        }
    }
}
