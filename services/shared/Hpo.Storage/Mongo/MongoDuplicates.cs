using MongoDB.Bson;
using MongoDB.Driver;

namespace Hpo.Storage;

/// <summary>What error 11000 is about: a taken id, or a unique key.</summary>
internal sealed class MongoDuplicates(MongoLayout layout)
{
    private const int Code = 11000;

    public static bool Is(MongoException failure) => failure switch
    {
        MongoWriteException { WriteError.Category: ServerErrorCategory.DuplicateKey, WriteConcernError: null } => true,
        MongoCommandException { Code: Code } => true,
        MongoBulkWriteException<BsonDocument> batch => AreAll(batch),
        _ => false,
    };

    public static bool AreAll(MongoBulkWriteException<BsonDocument> failure)
    {
        return failure.WriteConcernError is null && failure.WriteErrors.Count > 0 && failure.WriteErrors.All(error => error.Category == ServerErrorCategory.DuplicateKey);
    }

    // Which of several taken keys the server names is its own affair; the port judges the id first.
    public static async Task<bool> IdIsTakenAsync(IMongoCollection<BsonDocument> documents, BsonDocument stored, WriteError error, CancellationToken ct)
    {
        return MongoLayout.IsAboutId(error.Message) || await documents.Find(new BsonDocument(MongoLayout.Id, stored[MongoLayout.Id])).AnyAsync(ct);
    }

    // An index this program does not define is another version's; its refusal is told as the server put it.
    public Exception Refusal(BsonDocument stored, WriteError error, MongoException failure)
    {
        return layout.Violated(error.Message) is { } index ? DuplicateKeyException.For(layout.Layout.Name, stored[MongoLayout.Id].AsString, index) : failure;
    }
}
