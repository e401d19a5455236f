namespace Hpo.Storage;

/// <summary>
/// Keeps documents as JSON in this process, for tests and throw-away runs: nothing survives the process, and queries look at every document.
/// Reads hand out fresh copies, as from a database.
/// </summary>
public sealed class InMemoryDocumentStore : IDocumentStore, IStoreLifetime
{
    private readonly CollectionRegistry collections = new();

    /// <inheritdoc/>
    public IDocumentCollection<T> Collection<T>(CollectionDefinition<T> definition) where T : class
    {
        return collections.Get(definition, model => new InMemoryCollection<T>(model));
    }

    Task IStoreLifetime.InitializeAsync(CancellationToken ct) => Task.CompletedTask;

    Task IStoreLifetime.ProbeAsync(CancellationToken ct) => Task.CompletedTask;
}
