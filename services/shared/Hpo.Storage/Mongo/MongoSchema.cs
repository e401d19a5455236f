using MongoDB.Bson;
using MongoDB.Driver;

namespace Hpo.Storage;

/// <summary>
/// Brings a collection to its definition: fields filled in from the bodies, indexes built, indexes that nobody defines dropped. Every step can be repeated and
/// done by several processes at once. Indexes go last, so that a refusal leaves an older program what it had.
/// </summary>
internal sealed class MongoSchema<T>(MongoLayout layout, CollectionModel<T> model) where T : class
{
    // How many bodies are in memory at a time.
    private const int RefillBatch = 200;
    private const int IndexNotFound = 27;

    public async Task<bool> EnsureAsync(IMongoCollection<BsonDocument> documents, CancellationToken ct)
    {
        try
        {
            await RefillAsync(documents, ct);
            if (layout.Indexes().ToArray() is { Length: > 0 } indexes)
                await documents.Indexes.CreateManyAsync(indexes, ct);
        }
        catch (MongoException failure) when (MongoDuplicates.Is(failure))
        {
            var wanted = layout.Violated(failure.Message) is { } index ? string.Join(" + ", index.Fields) : "a field";
            throw new DocumentStoreException(
                $"Collection '{layout.Layout.Name}' wants {wanted} to be unique, but stored documents repeat it. Correct them with the previous version of the program.", failure);
        }

        await DropForgottenAsync(documents, ct);
        return true;
    }

    // One sweep by id: what an older program writes meanwhile is met at the next start.
    private async Task RefillAsync(IMongoCollection<BsonDocument> documents, CancellationToken ct)
    {
        if (layout.Layout.Fields.Count == 0)
            return;

        for (var batch = await ReadAsync(documents, after: "", ct); batch.Count > 0; batch = await ReadAsync(documents, batch[^1][MongoLayout.Id].AsString, ct))
            await documents.BulkWriteAsync(batch.Select(Refill), new BulkWriteOptions { IsOrdered = false }, ct);
    }

    private Task<List<BsonDocument>> ReadAsync(IMongoCollection<BsonDocument> documents, string after, CancellationToken ct)
    {
        var stale = new BsonDocument { { MongoLayout.Id, new BsonDocument("$gt", after) }, { MongoLayout.Shape, new BsonDocument("$ne", layout.ShapeOfFields) } };
        return documents.Find(stale).Sort(new BsonDocument(MongoLayout.Id, 1)).Limit(RefillBatch).ToListAsync(ct);
    }

    // Under the version that was read: whoever replaces the document meanwhile writes the fields himself.
    private UpdateOneModel<BsonDocument> Refill(BsonDocument stored)
    {
        var (document, version) = MongoLayout.Read(model, stored);
        return new UpdateOneModel<BsonDocument>(new BsonDocument { { MongoLayout.Id, stored[MongoLayout.Id] }, { MongoLayout.Version, version } }, layout.Refill(model.FieldsOf(document)));
    }

    private async Task DropForgottenAsync(IMongoCollection<BsonDocument> documents, CancellationToken ct)
    {
        var indexes = await (await documents.Indexes.ListAsync(ct)).ToListAsync(ct);
        foreach (var name in indexes.Select(index => index["name"].AsString).Where(MongoLayout.IsOurs).Except(layout.IndexNames()))
        {
            try
            {
                await documents.Indexes.DropOneAsync(name, ct);
            }
            catch (MongoCommandException failure) when (failure.Code == IndexNotFound)
            {
                // Another process was faster.
            }
        }
    }
}
