using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

public sealed class InMemoryDocumentStoreTests : DocumentStoreConformance
{
    protected override Task<IDocumentStore> OpenAsync() => Task.FromResult<IDocumentStore>(new InMemoryDocumentStore());

    protected override Task CloseAsync(IDocumentStore opened) => Task.CompletedTask;
}
