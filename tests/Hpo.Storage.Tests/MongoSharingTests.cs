using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

[Collection(MongoTests.Name)]
public sealed class MongoSharingTests(MongoServerFixture mongo) : StoreSharingTests, IAsyncLifetime
{
    private readonly FreshMongo fresh = new(mongo.Server);

    protected override string Address => $"{mongo.Server.ConnectionString} {fresh.Database}";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => fresh.DisposeAsync();

    protected override IDocumentStore Open() => fresh.Open();

    // The server takes no harm from the end of a client.
    protected override void AssertSound()
    {
    }
}
