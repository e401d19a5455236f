using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

public sealed class SqliteDocumentStoreTests : DocumentStoreConformance, IDisposable
{
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    protected override Task<IDocumentStore> OpenAsync() => Task.FromResult<IDocumentStore>(file.Open());

    protected override Task CloseAsync(IDocumentStore opened) => Task.CompletedTask;
}
