using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

/// <summary>A disk that is full or may not be written. SQLite itself refuses, for the reason the tests give it.</summary>
public sealed class SqliteDiskTests : IDisposable
{
    // Room for a few dozen documents.
    private const int FewPages = 40;

    // Where the file says which programs may write it; readers look elsewhere. See https://sqlite.org/fileformat2.html, 1.3.3.
    private const int WriteVersionOffset = 18;

    private static readonly CancellationToken None = CancellationToken.None;
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task A_full_disk_is_named_and_everything_acknowledged_is_there()
    {
        var trials = file.Open(mostPages: FewPages).Collection(StoredTrial.Definition);

        var (acknowledged, failure) = await FillAsync(trials);

        Assert.Contains($"{file.Path} cannot grow: the disk is full. Nothing acknowledged is lost; free space and go on", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(acknowledged);
        await AssertHasAsync(trials, acknowledged);
        await AssertHasAsync(file.Open().Collection(StoredTrial.Definition), acknowledged);
        Assert.Equal("ok", file.Ask("pragma integrity_check"));
    }

    [Fact]
    public async Task A_replace_that_does_not_fit_leaves_the_document_as_it_was()
    {
        var trials = file.Open(mostPages: FewPages).Collection(StoredTrial.Definition);
        await trials.InsertAsync(new StoredTrial { Id = "a", Notes = "kept" }, None);

        await Assert.ThrowsAsync<DocumentStoreException>(() => trials.ReplaceAsync(Large("a"), 1, None));

        var found = await trials.FindAsync("a", None);
        Assert.Equal((1L, "kept"), (found?.Version, found?.Document.Notes));
        Assert.True(await trials.ReplaceAsync(new StoredTrial { Id = "a", Notes = "smaller" }, 1, None));
    }

    [Fact]
    public async Task A_batch_that_does_not_fit_is_refused_as_a_whole_and_can_be_repeated()
    {
        StoredTrial[] batch = [.. Enumerable.Range(0, 500).Select(i => new StoredTrial { Id = $"{i}", Notes = new string('x', 1000) })];
        var tight = file.Open(mostPages: FewPages).Collection(StoredTrial.Definition);

        await Assert.ThrowsAsync<DocumentStoreException>(() => tight.InsertMissingAsync(batch, None));

        Assert.Equal(0, await tight.CountAsync(new DocumentQuery(), None));
        Assert.Equal(batch.Length, await file.Open().Collection(StoredTrial.Definition).InsertMissingAsync(batch, None));
    }

    [Fact]
    public async Task Writing_goes_on_when_there_is_space_again()
    {
        var trials = file.Open(mostPages: FewPages).Collection(StoredTrial.Definition);
        var (acknowledged, _) = await FillAsync(trials);

        foreach (var id in acknowledged)
            Assert.True(await trials.DeleteAsync(id, 1, None));

        Assert.True((await trials.InsertAsync(new StoredTrial { Id = "afterwards" }, None)).IsInserted);
    }

    [Fact]
    public async Task A_full_disk_stops_the_start()
    {
        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => file.Open(mostPages: 1).InitializeAsync(None));

        Assert.Contains($"{file.Path} cannot grow: the disk is full", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_named_and_left_alone()
    {
        using (var store = file.Open())
            await store.Collection(StoredTrial.Definition).InsertAsync(new StoredTrial { Id = "a" }, None);
        await using (var stream = File.OpenWrite(file.Path))
        {
            stream.Position = WriteVersionOffset;
            stream.WriteByte(3); // Higher than SQLite knows: it must read the file and not write it.
        }

        var before = await File.ReadAllBytesAsync(file.Path);
        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => file.Open().InitializeAsync(None));

        Assert.Contains($"{file.Path} can be read but not written. Check the permissions of the file", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file.Path));
    }

    private static StoredTrial Large(string id) => new() { Id = id, Notes = new string('x', FewPages * 4096) };

    private static async Task<(List<string> Acknowledged, DocumentStoreException Failure)> FillAsync(IDocumentCollection<StoredTrial> trials)
    {
        var acknowledged = new List<string>();
        var failure = await Assert.ThrowsAsync<DocumentStoreException>(async () =>
        {
            for (var i = 0; i < FewPages * 10; i++)
            {
                await trials.InsertAsync(new StoredTrial { Id = $"{i}", Number = i, Notes = new string('x', 1000) }, None);
                acknowledged.Add($"{i}");
            }
        });
        return (acknowledged, failure);
    }

    private static async Task AssertHasAsync(IDocumentCollection<StoredTrial> trials, List<string> ids)
    {
        var page = await trials.QueryAsync(new DocumentQuery { OrderBy = [new("number")], Limit = int.MaxValue }, None);
        Assert.Equal(ids, page.Items.Select(item => item.Document.Id));
    }
}
