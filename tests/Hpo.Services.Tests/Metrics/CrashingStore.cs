using Hpo.Storage;

namespace Hpo.Services.Tests.Metrics;

/// <summary>A store in front of another one that a test can interrupt before and after each write.</summary>
internal sealed class CrashingStore(IDocumentStore store, Action beforeWrite, Action afterWrite) : IDocumentStore
{
    public IDocumentCollection<T> Collection<T>(CollectionDefinition<T> definition) where T : class =>
        new Crashing<T>(store.Collection(definition), beforeWrite, afterWrite);

    private sealed class Crashing<T>(IDocumentCollection<T> documents, Action beforeWrite, Action afterWrite) : IDocumentCollection<T> where T : class
    {
        public Task<Versioned<T>?> FindAsync(string id, CancellationToken ct) => documents.FindAsync(id, ct);

        public Task<InsertResult> InsertAsync(T document, CancellationToken ct) => WriteAsync(() => documents.InsertAsync(document, ct));

        public Task<int> InsertMissingAsync(IReadOnlyList<T> items, CancellationToken ct) => WriteAsync(() => documents.InsertMissingAsync(items, ct));

        public Task<bool> ReplaceAsync(T document, long expectedVersion, CancellationToken ct) => WriteAsync(() => documents.ReplaceAsync(document, expectedVersion, ct));

        public Task<int> ReplaceManyAsync(IReadOnlyList<Versioned<T>> items, CancellationToken ct) => WriteAsync(() => documents.ReplaceManyAsync(items, ct));

        public Task<bool> DeleteAsync(string id, long expectedVersion, CancellationToken ct) => WriteAsync(() => documents.DeleteAsync(id, expectedVersion, ct));

        public Task<DocumentPage<T>> QueryAsync(DocumentQuery query, CancellationToken ct) => documents.QueryAsync(query, ct);

        public Task<long> CountAsync(DocumentQuery query, CancellationToken ct) => documents.CountAsync(query, ct);

        private async Task<TResult> WriteAsync<TResult>(Func<Task<TResult>> write)
        {
            beforeWrite();
            var result = await write();
            afterWrite();
            return result;
        }
    }
}
