using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

public sealed class SqliteEvolutionTests : StoreEvolutionTests, IDisposable
{
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task A_refused_index_leaves_the_table_as_it_was()
    {
        await StoreAsync(Yesterday, [new StoredTrial { Id = "a", Number = 1 }, new StoredTrial { Id = "b", Number = 1 }]);

        await Assert.ThrowsAsync<DocumentStoreException>(() => Open().Collection(Today).FindAsync("a", None));

        Assert.Equal(0L, file.Ask("select count(*) from pragma_table_info('c_trials') where name = 'f_number'"));
    }

    protected override IDocumentStore Open() => file.Open();

    protected override Task SpoilAsync(string id, string body)
    {
        file.Ask($"update c_trials set body = '{body}' where id = '{id}'");
        return Task.CompletedTask;
    }
}
