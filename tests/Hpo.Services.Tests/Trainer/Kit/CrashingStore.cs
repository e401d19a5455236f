using Hpo.Storage;

namespace Hpo.Services.Tests.Trainer;

internal sealed class CrashingStore(IDocumentStore store, CrashSwitch crash) : IDocumentStore
{
    public IDocumentCollection<T> Collection<T>(CollectionDefinition<T> definition) where T : class =>
        new CrashingCollection<T>(store.Collection(definition), crash);
}

internal sealed class CrashingCollection<T>(IDocumentCollection<T> documents, CrashSwitch crash) : IDocumentCollection<T> where T : class
{
    public Task<Versioned<T>?> FindAsync(string id, CancellationToken ct) => crash.Around(() => documents.FindAsync(id, ct));

    public Task<InsertResult> InsertAsync(T document, CancellationToken ct) => crash.Around(() => documents.InsertAsync(document, ct));

    public Task<int> InsertMissingAsync(IReadOnlyList<T> items, CancellationToken ct) => crash.Around(() => documents.InsertMissingAsync(items, ct));

    public Task<bool> ReplaceAsync(T document, long expectedVersion, CancellationToken ct) =>
        crash.Around(() => documents.ReplaceAsync(document, expectedVersion, ct));

    public Task<int> ReplaceManyAsync(IReadOnlyList<Versioned<T>> items, CancellationToken ct) => crash.Around(() => documents.ReplaceManyAsync(items, ct));

    public Task<bool> DeleteAsync(string id, long expectedVersion, CancellationToken ct) => crash.Around(() => documents.DeleteAsync(id, expectedVersion, ct));

    public Task<DocumentPage<T>> QueryAsync(DocumentQuery query, CancellationToken ct) => crash.Around(() => documents.QueryAsync(query, ct));

    public Task<long> CountAsync(DocumentQuery query, CancellationToken ct) => crash.Around(() => documents.CountAsync(query, ct));
}
