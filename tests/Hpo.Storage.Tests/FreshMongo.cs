using Hpo.TestKit.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Hpo.Storage.Tests;

/// <summary>A fresh database, with the stores a test opened over it. Disposing closes them and drops it.</summary>
internal sealed class FreshMongo(MongoServer server)
{
    private readonly List<MongoDocumentStore> stores = [];

    public string Database { get; } = MongoServer.NewDatabase();

    public MongoDocumentStore Open()
    {
        var store = new MongoDocumentStore(new MongoDocumentStoreOptions { ConnectionString = server.ConnectionString, Database = Database });
        stores.Add(store);
        return store;
    }

    /// <summary>A way past the store, to look at the documents or to disturb them.</summary>
    public IMongoCollection<BsonDocument> Raw(string collection) => new MongoClient(server.ConnectionString).GetDatabase(Database).GetCollection<BsonDocument>(collection);

    public async Task DisposeAsync()
    {
        stores.ForEach(store => store.Dispose());
        await server.DropAsync(Database, CancellationToken.None);
    }
}
