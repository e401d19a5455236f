using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

[Collection(MongoTests.Name)]
public sealed class MongoDocumentStoreTests(MongoServerFixture mongo) : DocumentStoreConformance
{
    private FreshMongo? fresh;

    // The fixture is Python: as many stories as take a few seconds.
    protected override int StoryCount => mongo.Server.IsFixture ? 40 : 200;

    protected override Task<IDocumentStore> OpenAsync()
    {
        fresh = new FreshMongo(mongo.Server);
        return Task.FromResult<IDocumentStore>(fresh.Open());
    }

    protected override async Task CloseAsync(IDocumentStore opened) => await fresh!.DisposeAsync();
}
