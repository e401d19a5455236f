using Hpo.TestKit.Storage;
using MongoDB.Bson;

namespace Hpo.Storage.Tests;

[Collection(MongoTests.Name)]
public sealed class MongoEvolutionTests(MongoServerFixture mongo) : StoreEvolutionTests, IAsyncLifetime
{
    private readonly FreshMongo fresh = new(mongo.Server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => fresh.DisposeAsync();

    [SkippableFact]
    public async Task What_an_older_program_writes_while_the_newer_one_runs_is_filled_in_at_the_next_start()
    {
        var older = Open().Collection(Yesterday);
        await older.InsertAsync(new StoredTrial { Id = "before", Number = 1 }, None);
        Assert.NotNull(await Open().Collection(Today).FindAsync("before", None));
        await older.InsertAsync(new StoredTrial { Id = "new", Number = 2 }, None);
        await older.ReplaceAsync(new StoredTrial { Id = "before", Number = 3 }, 1, None);

        var page = await Open().Collection(Today).QueryAsync(new DocumentQuery { OrderBy = [new("number", Descending: true)], Where = [new("number", Comparison.NotEqual, null)] }, None);

        Assert.Equal(["before", "new"], page.Items.Select(item => item.Document.Id));
    }

    [SkippableFact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await StoreAsync(Today, [new StoredTrial { Id = "a" }]);
        await fresh.Raw("hpo.meta").UpdateOneAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument("format", 7)), options: null, None);

        var store = fresh.Open();
        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => store.InitializeAsync(None));
        await Assert.ThrowsAsync<DocumentStoreException>(() => store.Collection(Yesterday).FindAsync("a", None));

        Assert.Contains($"the database '{fresh.Database}' has format 7; this program knows formats up to 1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Run the newer program, or choose another Mongo:Database", refusal.Message, StringComparison.Ordinal);
    }

    protected override IDocumentStore Open() => fresh.Open();

    protected override Task SpoilAsync(string id, string body)
    {
        return fresh.Raw("trials").UpdateOneAsync(new BsonDocument("_id", id), new BsonDocument("$set", new BsonDocument("body", body)), options: null, None);
    }
}
