using Hpo.Storage;
using Xunit;

namespace Hpo.TestKit.Storage;

/// <summary>
/// What every document store must do. Inherit it, say how to open an empty store, and all its facts run against yours. docs/storage.md has the rules in prose.
/// </summary>
public abstract partial class DocumentStoreConformance : IAsyncLifetime
{
    private IDocumentStore? store;

    protected IDocumentStore Store => store ?? throw new InvalidOperationException("The store is opened by InitializeAsync.");

    protected IDocumentCollection<StoredTrial> Trials => Store.Collection(StoredTrial.Definition);

    protected static CancellationToken None => CancellationToken.None;

    /// <summary>A store without documents, for one test.</summary>
    protected abstract Task<IDocumentStore> OpenAsync();

    /// <summary>Undoes <see cref="OpenAsync"/> after the test.</summary>
    protected abstract Task CloseAsync(IDocumentStore opened);

    public async Task InitializeAsync() => store = await OpenAsync();

    public Task DisposeAsync() => CloseAsync(Store);

    private async Task InsertAllAsync(params IEnumerable<StoredTrial> trials)
    {
        foreach (var trial in trials)
            Assert.IsType<InsertResult.Inserted>(await Trials.InsertAsync(trial, None));
    }

    private async Task<IReadOnlyList<string>> IdsAsync(DocumentQuery query)
    {
        var page = await Trials.QueryAsync(query, None);
        return [.. page.Items.Select(item => item.Document.Id)];
    }

    private static DocumentQuery Only(string field, Comparison comparison, object? value) => new() { Where = [new(field, comparison, value)] };
}
