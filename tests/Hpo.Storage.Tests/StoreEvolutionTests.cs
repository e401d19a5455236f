using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

/// <summary>What becomes of stored documents when the program defines other fields or indexes than the one that wrote them.</summary>
public abstract class StoreEvolutionTests
{
    protected static readonly CollectionDefinition<StoredTrial> Today = StoredTrial.Definition;
    protected static readonly CollectionDefinition<StoredTrial> Yesterday = Today with { Fields = [.. Today.Fields.Take(1)], Indexes = [] };

    // More than the stores fill in at a time.
    private const int ManyDocuments = 401;

    protected static CancellationToken None => CancellationToken.None;

    /// <summary>Another program's store over the same database.</summary>
    protected abstract IDocumentStore Open();

    /// <summary>Spoils the stored text of a document.</summary>
    protected abstract Task SpoilAsync(string id, string body);

    [SkippableFact]
    public async Task A_field_added_later_is_filled_in_from_the_documents()
    {
        await StoreAsync(Yesterday, Enumerable.Range(0, ManyDocuments).Select(i => new StoredTrial { Id = $"{i}", Number = i, Fitness = -i }));

        var store = Open();
        var trials = store.Collection(Today);

        var top = await trials.QueryAsync(new DocumentQuery { OrderBy = [new("number", Descending: true)], Limit = 1 }, None);
        Assert.Equal(ManyDocuments - 1, top.Items.Single().Document.Number);
        Assert.Equal(1, top.Items.Single().Version);
        Assert.Equal(ManyDocuments - 1, await trials.CountAsync(new DocumentQuery { Where = [new("fitness", Comparison.LessThan, 0)] }, None));
        Assert.IsType<InsertResult.DuplicateKey>(await trials.InsertAsync(new StoredTrial { Id = "again", Number = 7 }, None));
    }

    [SkippableFact]
    public async Task What_an_older_program_wrote_meanwhile_is_filled_in_as_well()
    {
        await StoreAsync(Today, [new StoredTrial { Id = "a", Number = 1 }]);
        await StoreAsync(Yesterday, [new StoredTrial { Id = "b", Number = 2 }]);

        var store = Open();

        Assert.Equal(2, await store.Collection(Today).CountAsync(new DocumentQuery { Where = [new("number", Comparison.NotEqual, null)] }, None));
    }

    [SkippableFact]
    public async Task A_field_of_another_type_is_filled_in_anew()
    {
        await StoreAsync(Today, [new StoredTrial { Id = "a", Number = 10 }, new StoredTrial { Id = "b", Number = 9 }]);
        var asText = Yesterday with { Fields = [new("number", FieldType.Text, trial => $"{trial.Number}")] };

        var store = Open();
        var page = await store.Collection(asText).QueryAsync(new DocumentQuery { OrderBy = [new("number")] }, None);

        Assert.Equal(["10", "9"], page.Items.Select(item => $"{item.Document.Number}"));
    }

    [SkippableFact]
    public async Task An_index_that_is_no_longer_defined_stops_forbidding()
    {
        await StoreAsync(Today, [new StoredTrial { Id = "a", Number = 1 }]);

        await StoreAsync(Today with { Indexes = [] }, [new StoredTrial { Id = "b", Number = 1 }]);

        Assert.Equal(2, await Open().Collection(Today with { Indexes = [] }).CountAsync(new DocumentQuery(), None));
    }

    [SkippableFact]
    public async Task A_unique_index_that_the_documents_break_is_refused_and_the_older_program_goes_on()
    {
        await StoreAsync(Yesterday, [new StoredTrial { Id = "a", Number = 1 }, new StoredTrial { Id = "b", Number = 1 }]);

        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => Open().Collection(Today).FindAsync("a", None));

        Assert.Contains("'trials' wants study + number to be unique", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, await Open().Collection(Yesterday).CountAsync(new DocumentQuery(), None));
    }

    [SkippableFact]
    public async Task A_document_that_no_longer_fits_its_type_is_named()
    {
        await StoreAsync(Today, [new StoredTrial { Id = "a" }]);
        await SpoilAsync("a", """{"id":"a","state":"forgotten"}""");

        var store = Open();
        var failure = await Assert.ThrowsAsync<DocumentStoreException>(() => store.Collection(Today).FindAsync("a", None));

        Assert.Contains("Document 'a' of 'trials'", failure.Message, StringComparison.Ordinal);
    }

    protected async Task StoreAsync(CollectionDefinition<StoredTrial> definition, IEnumerable<StoredTrial> trials)
    {
        await Open().Collection(definition).InsertMissingAsync([.. trials], None);
    }
}
