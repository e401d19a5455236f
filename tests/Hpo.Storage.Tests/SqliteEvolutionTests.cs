using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

public sealed class SqliteEvolutionTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly CollectionDefinition<StoredTrial> Today = StoredTrial.Definition;
    private static readonly CollectionDefinition<StoredTrial> Yesterday = Today with { Fields = [.. Today.Fields.Take(1)], Indexes = [] };
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task A_field_added_later_is_filled_in_from_the_documents()
    {
        const int documents = (SqliteTable.BackfillBatch * 2) + 1;
        await StoreAsync(Yesterday, Enumerable.Range(0, documents).Select(i => new StoredTrial { Id = $"{i}", Number = i, Fitness = -i }));

        using var store = file.Open();
        var trials = store.Collection(Today);

        var top = await trials.QueryAsync(new DocumentQuery { OrderBy = [new("number", Descending: true)], Limit = 1 }, None);
        Assert.Equal(documents - 1, top.Items.Single().Document.Number);
        Assert.Equal(1, top.Items.Single().Version);
        Assert.Equal(documents - 1, await trials.CountAsync(new DocumentQuery { Where = [new("fitness", Comparison.LessThan, 0)] }, None));
        Assert.IsType<InsertResult.DuplicateKey>(await trials.InsertAsync(new StoredTrial { Id = "again", Number = 7 }, None));
    }

    [Fact]
    public async Task What_an_older_program_wrote_meanwhile_is_filled_in_as_well()
    {
        await StoreAsync(Today, [new StoredTrial { Id = "a", Number = 1 }]);
        await StoreAsync(Yesterday, [new StoredTrial { Id = "b", Number = 2 }]);

        using var store = file.Open();

        Assert.Equal(2, await store.Collection(Today).CountAsync(new DocumentQuery { Where = [new("number", Comparison.NotEqual, null)] }, None));
    }

    [Fact]
    public async Task A_field_of_another_type_is_filled_in_anew()
    {
        await StoreAsync(Today, [new StoredTrial { Id = "a", Number = 10 }, new StoredTrial { Id = "b", Number = 9 }]);
        var asText = Yesterday with { Fields = [new("number", FieldType.Text, trial => $"{trial.Number}")] };

        using var store = file.Open();
        var page = await store.Collection(asText).QueryAsync(new DocumentQuery { OrderBy = [new("number")] }, None);

        Assert.Equal(["10", "9"], page.Items.Select(item => $"{item.Document.Number}"));
    }

    [Fact]
    public async Task An_index_that_is_no_longer_defined_stops_forbidding()
    {
        await StoreAsync(Today, [new StoredTrial { Id = "a", Number = 1 }]);

        await StoreAsync(Today with { Indexes = [] }, [new StoredTrial { Id = "b", Number = 1 }]);

        Assert.Equal(2L, file.Ask("select count(*) from c_trials"));
    }

    [Fact]
    public async Task A_unique_index_that_the_documents_break_is_refused_and_nothing_changes()
    {
        await StoreAsync(Yesterday, [new StoredTrial { Id = "a", Number = 1 }, new StoredTrial { Id = "b", Number = 1 }]);

        using (var store = file.Open())
        {
            var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => store.Collection(Today).FindAsync("a", None));
            Assert.Contains("'trials' wants study + number to be unique", refusal.Message, StringComparison.Ordinal);
        }

        using var old = file.Open();
        Assert.Equal(2, await old.Collection(Yesterday).CountAsync(new DocumentQuery(), None));
        Assert.Equal(0L, file.Ask("select count(*) from pragma_table_info('c_trials') where name = 'f_number'"));
    }

    [Fact]
    public async Task A_document_that_no_longer_fits_its_type_is_named()
    {
        await StoreAsync(Today, [new StoredTrial { Id = "a" }]);
        file.Ask("update c_trials set body = '{\"id\":\"a\",\"state\":\"forgotten\"}'");

        using var store = file.Open();
        var failure = await Assert.ThrowsAsync<DocumentStoreException>(() => store.Collection(Today).FindAsync("a", None));

        Assert.Contains("Document 'a' of 'trials'", failure.Message, StringComparison.Ordinal);
    }

    private async Task StoreAsync(CollectionDefinition<StoredTrial> definition, IEnumerable<StoredTrial> trials)
    {
        using var store = file.Open();
        await store.Collection(definition).InsertMissingAsync([.. trials], None);
    }
}
