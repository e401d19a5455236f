namespace Hpo.Storage.Tests;

public sealed class SqliteSharingTests : StoreSharingTests, IDisposable
{
    private readonly DatabaseFile file = new();

    protected override string Address => file.Path;

    public void Dispose() => file.Dispose();

    protected override IDocumentStore Open() => file.Open();

    protected override void AssertSound() => Assert.Equal("ok", file.Ask("pragma integrity_check"));
}
