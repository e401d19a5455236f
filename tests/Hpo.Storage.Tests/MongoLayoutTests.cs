using Hpo.TestKit.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Hpo.Storage.Tests;

[Collection(MongoTests.Name)]
public sealed class MongoLayoutTests(MongoServerFixture mongo) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FreshMongo fresh = new(mongo.Server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => fresh.DisposeAsync();

    [SkippableFact]
    public async Task A_document_lies_there_as_typed_fields_and_JSON_text()
    {
        var trial = new StoredTrial { Id = "a", Study = "Köln", Number = 7, Fitness = 0.5, Hyperparameters = new Dictionary<string, string> { ["$a.b"] = "1" } };

        await fresh.Open().Collection(StoredTrial.Definition).InsertAsync(trial, None);

        var stored = await fresh.Raw("trials").Find(new BsonDocument()).SingleAsync(None);
        Assert.Equal(["_id", "v", "s", "f", "body"], stored.Names);
        Assert.Equal(new BsonDocument { { "study", "Köln" }, { "number", 7L }, { "fitness", 0.5 }, { "state", "pending" } }, stored["f"].AsBsonDocument);
        Assert.Equal((BsonType.String, BsonType.Int64, BsonType.Double), (stored["f"]["study"].BsonType, stored["f"]["number"].BsonType, stored["f"]["fitness"].BsonType));
        Assert.Equal((BsonType.Int64, 1L), (stored["v"].BsonType, stored["v"].AsInt64));
        Assert.Equal(trial.AsJson(), stored["body"].AsString);
    }

    [SkippableFact]
    public async Task A_unique_index_leaves_out_absent_values_and_has_one_for_searching_beside_it()
    {
        await fresh.Open().Collection(StoredTrial.Definition).CountAsync(new DocumentQuery(), None);

        var indexes = (await (await fresh.Raw("trials").Indexes.ListAsync(None)).ToListAsync(None)).ToDictionary(index => index["name"].AsString);
        Assert.Equal(["_id_", "index(study,fitness)", "index(study,number)", "unique(study,number)"], indexes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["f.study", "f.number"], indexes["unique(study,number)"]["key"].AsBsonDocument.Names);
        Assert.True(indexes["unique(study,number)"]["unique"].ToBoolean());
        Assert.Equal(["f.study", "f.number"], indexes["unique(study,number)"]["partialFilterExpression"].AsBsonDocument.Names);
        Assert.Equal(["f.study", "f.number", "_id"], indexes["index(study,number)"]["key"].AsBsonDocument.Names);
    }

    [SkippableFact]
    public async Task Indexes_of_others_are_left_alone()
    {
        var keys = new BsonDocument("body", 1);
        await fresh.Raw("trials").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(keys, new CreateIndexOptions { Name = "mine" }), options: null, None);

        await fresh.Open().Collection(StoredTrial.Definition).CountAsync(new DocumentQuery(), None);

        Assert.Contains((await (await fresh.Raw("trials").Indexes.ListAsync(None)).ToListAsync(None)), index => index["name"] == "mine");
    }

    [SkippableFact]
    public async Task A_strangers_document_is_named()
    {
        await fresh.Raw("curves").InsertOneAsync(new BsonDocument("_id", "stranger"), options: null, None);

        var curves = fresh.Open().Collection(new CollectionDefinition<StoredTrial>("curves", trial => trial.Id));
        var failure = await Assert.ThrowsAsync<DocumentStoreException>(() => curves.FindAsync("stranger", None));

        Assert.Contains("Document 'stranger' of 'curves'", failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_document_beyond_the_servers_limit_is_refused_by_name_and_size()
    {
        var trials = fresh.Open().Collection(StoredTrial.Definition);

        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => trials.InsertAsync(new StoredTrial { Id = "huge", Notes = new string('x', 17_000_000) }, None));

        Assert.Contains("Document 'huge' of 'trials' takes 17,0", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("MongoDB keeps documents of up to 16,", refusal.Message, StringComparison.Ordinal);
    }
}
