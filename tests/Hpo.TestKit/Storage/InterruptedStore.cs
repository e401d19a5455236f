using Hpo.Storage;

namespace Hpo.TestKit.Storage;

/// <summary>A store in front of another one; a test can interrupt before and after each operation, with an exception or by letting others go first.</summary>
/// <param name="store">The store that does the work.</param>
/// <param name="interrupt">Runs before and after each operation.</param>
public sealed class InterruptedStore(IDocumentStore store, Func<Task> interrupt) : IDocumentStore
{
    public IDocumentCollection<T> Collection<T>(CollectionDefinition<T> definition) where T : class =>
        new Interrupted<T>(store.Collection(definition), interrupt);

    private sealed class Interrupted<T>(IDocumentCollection<T> documents, Func<Task> interrupt) : IDocumentCollection<T> where T : class
    {
        public Task<Versioned<T>?> FindAsync(string id, CancellationToken ct) => AroundAsync(() => documents.FindAsync(id, ct));

        public Task<InsertResult> InsertAsync(T document, CancellationToken ct) => AroundAsync(() => documents.InsertAsync(document, ct));

        public Task<int> InsertMissingAsync(IReadOnlyList<T> items, CancellationToken ct) => AroundAsync(() => documents.InsertMissingAsync(items, ct));

        public Task<bool> ReplaceAsync(T document, long expectedVersion, CancellationToken ct) =>
            AroundAsync(() => documents.ReplaceAsync(document, expectedVersion, ct));

        public Task<int> ReplaceManyAsync(IReadOnlyList<Versioned<T>> items, CancellationToken ct) =>
            AroundAsync(() => documents.ReplaceManyAsync(items, ct));

        public Task<bool> DeleteAsync(string id, long expectedVersion, CancellationToken ct) =>
            AroundAsync(() => documents.DeleteAsync(id, expectedVersion, ct));

        public Task<DocumentPage<T>> QueryAsync(DocumentQuery query, CancellationToken ct) => AroundAsync(() => documents.QueryAsync(query, ct));

        public Task<long> CountAsync(DocumentQuery query, CancellationToken ct) => AroundAsync(() => documents.CountAsync(query, ct));

        private async Task<TResult> AroundAsync<TResult>(Func<Task<TResult>> operation)
        {
            await interrupt();
            var result = await operation();
            await interrupt();
            return result;
        }
    }
}
