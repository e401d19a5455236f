using MongoDB.Bson;
using MongoDB.Driver;

namespace Hpo.Storage;

/// <summary>One collection. Every write is an operation on single documents under their id and version; nothing needs a transaction.</summary>
internal sealed class MongoCollection<T> : IDocumentCollection<T> where T : class
{
    private const int LargestBatch = 1000;

    private readonly MongoDatabase database;
    private readonly CollectionModel<T> model;
    private readonly MongoLayout layout;
    private readonly MongoDuplicates duplicates;
    private volatile bool ready;

    public MongoCollection(MongoDatabase database, CollectionModel<T> model)
    {
        (this.database, this.model) = (database, model);
        layout = new MongoLayout(model.Layout);
        duplicates = new MongoDuplicates(layout);
    }

    public Task<Versioned<T>?> FindAsync(string id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(id);
        return RunAsync(documents => FindAsync(documents, id, ct), ct);
    }

    public async Task<InsertResult> InsertAsync(T document, CancellationToken ct)
    {
        var stored = Store(document, version: 1);
        return await RunAsync(documents => InsertAsync(documents, stored, ct), ct);
    }

    public async Task<int> InsertMissingAsync(IReadOnlyList<T> documents, CancellationToken ct)
    {
        // Of two with the same id the first counts; the server is free to begin with either.
        BsonDocument[] stored = [.. documents.DistinctBy(model.IdOf).Select(document => Store(document, version: 1))];
        return stored.Length == 0 ? 0 : await RunAsync(collection => InsertMissingAsync(collection, stored, ct), ct);
    }

    public async Task<bool> ReplaceAsync(T document, long expectedVersion, CancellationToken ct)
    {
        var stored = Store(document, expectedVersion + 1);
        return await RunAsync(documents => ReplaceAsync(documents, stored, ct), ct);
    }

    public async Task<int> ReplaceManyAsync(IReadOnlyList<Versioned<T>> documents, CancellationToken ct)
    {
        BsonDocument[] stored = [.. documents.Select(item => Store(item.Document, item.Version + 1))];
        return stored.Length == 0 ? 0 : await RunAsync(collection => ReplaceManyAsync(collection, stored, ct), ct);
    }

    public Task<bool> DeleteAsync(string id, long expectedVersion, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(id);
        return RunAsync(async documents => WellFormedText.Is(id) && (await documents.DeleteOneAsync(Under(id, expectedVersion), ct)).DeletedCount == 1, ct);
    }

    public async Task<DocumentPage<T>> QueryAsync(DocumentQuery query, CancellationToken ct)
    {
        var resolved = ResolvedQuery.From(model.Layout, query);
        return await RunAsync(documents => PageAsync(documents, resolved, ct), ct);
    }

    public async Task<long> CountAsync(DocumentQuery query, CancellationToken ct)
    {
        var filter = new MongoQuery(layout).Filter(ResolvedQuery.Conditions(model.Layout, query));
        return await RunAsync(documents => documents.CountDocumentsAsync(filter, options: null, ct), ct);
    }

    private BsonDocument Store(T document, long version) => layout.Document(model.IdOf(document), version, model.FieldsOf(document), CollectionModel<T>.Write(document));

    private static BsonDocument Under(string id, long version) => new() { { MongoLayout.Id, id }, { MongoLayout.Version, version } };

    private static BsonDocument Before(BsonDocument replacement) => Under(replacement[MongoLayout.Id].AsString, replacement[MongoLayout.Version].AsInt64 - 1);

    private async Task<Versioned<T>?> FindAsync(IMongoCollection<BsonDocument> documents, string id, CancellationToken ct)
    {
        // Half a surrogate pair is in no id, and BSON cannot ask for it.
        var found = WellFormedText.Is(id) ? await documents.Find(new BsonDocument(MongoLayout.Id, id)).FirstOrDefaultAsync(ct) : null;
        return found is null ? null : MongoLayout.Read(model, found);
    }

    private async Task<InsertResult> InsertAsync(IMongoCollection<BsonDocument> documents, BsonDocument stored, CancellationToken ct)
    {
        try
        {
            await documents.InsertOneAsync(stored, options: null, ct);
            return new InsertResult.Inserted();
        }
        catch (MongoWriteException failure) when (MongoDuplicates.Is(failure))
        {
            if (await MongoDuplicates.IdIsTakenAsync(documents, stored, failure.WriteError, ct))
                return new InsertResult.DuplicateId();
            if (layout.Violated(failure.WriteError.Message) is { } index)
                return new InsertResult.DuplicateKey(index);
            throw;
        }
    }

    private async Task<int> InsertMissingAsync(IMongoCollection<BsonDocument> documents, BsonDocument[] stored, CancellationToken ct)
    {
        try
        {
            await documents.InsertManyAsync(stored, new InsertManyOptions { IsOrdered = false }, ct);
            return stored.Length;
        }
        catch (MongoBulkWriteException<BsonDocument> failure) when (MongoDuplicates.AreAll(failure))
        {
            foreach (var error in failure.WriteErrors)
            {
                if (!await MongoDuplicates.IdIsTakenAsync(documents, stored[error.Index], error, ct))
                    throw duplicates.Refusal(stored[error.Index], error, failure);
            }

            return stored.Length - failure.WriteErrors.Count;
        }
    }

    private async Task<bool> ReplaceAsync(IMongoCollection<BsonDocument> documents, BsonDocument stored, CancellationToken ct)
    {
        try
        {
            return (await documents.ReplaceOneAsync(Before(stored), stored, options: (ReplaceOptions?)null, ct)).MatchedCount == 1;
        }
        catch (MongoWriteException failure) when (MongoDuplicates.Is(failure))
        {
            throw duplicates.Refusal(stored, failure.WriteError, failure);
        }
    }

    private async Task<int> ReplaceManyAsync(IMongoCollection<BsonDocument> documents, BsonDocument[] stored, CancellationToken ct)
    {
        try
        {
            var answer = await documents.BulkWriteAsync(stored.Select(item => new ReplaceOneModel<BsonDocument>(Before(item), item)), new BulkWriteOptions { IsOrdered = true }, ct);
            return (int)answer.MatchedCount;
        }
        catch (MongoBulkWriteException<BsonDocument> failure) when (MongoDuplicates.AreAll(failure))
        {
            throw duplicates.Refusal(stored[failure.WriteErrors[0].Index], failure.WriteErrors[0], failure);
        }
    }

    private async Task<DocumentPage<T>> PageAsync(IMongoCollection<BsonDocument> documents, ResolvedQuery query, CancellationToken ct)
    {
        var text = new MongoQuery(layout);
        // One more than asked for tells whether there is a next page; to the server, no limit is as good as the greatest.
        var most = query.Limit == int.MaxValue ? (int?)null : query.Limit + 1;
        var options = new FindOptions<BsonDocument> { Sort = text.Sort(query.OrderBy), Limit = most, BatchSize = Math.Min(most ?? LargestBatch, LargestBatch), AllowDiskUse = true };
        using var cursor = await documents.FindAsync(text.Filter(query), options, ct);
        var found = await cursor.ToListAsync(ct);
        var page = found.Take(query.Limit).ToArray();
        var next = found.Count > page.Length ? ContinuationToken.Write(model.Layout, query.OrderBy, layout.PositionOf(page[^1], query.OrderBy)) : null;
        return new DocumentPage<T>([.. page.Select(stored => MongoLayout.Read(model, stored))], next);
    }

    private async Task<TResult> RunAsync<TResult>(Func<IMongoCollection<BsonDocument>, Task<TResult>> work, CancellationToken ct)
    {
        return await database.RunAsync(async opened =>
        {
            var documents = opened.GetCollection<BsonDocument>(model.Layout.Name);
            // Two callers may both do it; the second finds nothing left to do.
            ready = ready || await new MongoSchema<T>(layout, model).EnsureAsync(documents, ct);
            return await work(documents);
        }, ct);
    }
}
