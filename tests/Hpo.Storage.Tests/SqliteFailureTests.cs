using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

public sealed class SqliteFailureTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task A_file_of_a_newer_program_is_left_alone()
    {
        file.Ask("pragma user_version = 7");
        var before = await File.ReadAllBytesAsync(file.Path);

        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => file.Open().InitializeAsync(None));

        Assert.Contains($"{file.Path} has format 7; this program knows formats up to 1", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file.Path));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("These are my notes. ", 500));
        await File.WriteAllTextAsync(file.Path, text);

        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => file.Open().InitializeAsync(None));

        Assert.Contains($"{file.Path} is not a database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(file.Path));
    }

    [Fact]
    public async Task A_damaged_file_is_named()
    {
        using (var store = file.Open())
            await store.Collection(StoredTrial.Definition).InsertMissingAsync([.. Enumerable.Range(0, 500).Select(i => new StoredTrial { Id = $"{i}" })], None);
        await using (var stream = File.OpenWrite(file.Path))
        {
            stream.Position = 4096;
            await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)stream.Length - 4096).ToArray());
        }

        using var reopened = file.Open();
        var failure = await Assert.ThrowsAsync<DocumentStoreException>(() => reopened.Collection(StoredTrial.Definition).FindAsync("7", None));

        Assert.Contains($"{file.Path} is damaged", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_locked_is_named()
    {
        using var store = file.Open(busyTimeout: TimeSpan.FromMilliseconds(20));
        var trials = store.Collection(StoredTrial.Definition);
        await trials.InsertAsync(new StoredTrial { Id = "a" }, None);
        using (var other = file.Connect())
        {
            DatabaseFile.Ask(other, "begin immediate");

            var failure = await Assert.ThrowsAsync<DocumentStoreException>(() => trials.InsertAsync(new StoredTrial { Id = "b" }, None));

            Assert.Contains($"{file.Path} is locked", failure.Message, StringComparison.Ordinal);
            Assert.NotNull(await trials.FindAsync("a", None));
        }

        Assert.True((await trials.InsertAsync(new StoredTrial { Id = "b" }, None)).IsInserted);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(file.Folder, "taken"), "");
        var path = Path.Combine(file.Folder, "taken", "optimizer.db");
        using var store = new SqliteDocumentStore(new SqliteDocumentStoreOptions { File = path });

        var failure = await Assert.ThrowsAsync<DocumentStoreException>(() => store.InitializeAsync(None));

        Assert.Contains($"{path} cannot be created", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_in_the_place_of_the_file_is_named()
    {
        Directory.CreateDirectory(file.Path);

        var failure = await Assert.ThrowsAsync<DocumentStoreException>(() => file.Open().InitializeAsync(None));

        Assert.Contains($"{file.Path} cannot be opened", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_operation_does_not_hurt_the_next_one()
    {
        var trials = file.Open().Collection(StoredTrial.Definition);
        await trials.InsertAsync(new StoredTrial { Id = "a", Number = 1 }, None);

        for (var i = 0; i < 20; i++)
            await Assert.ThrowsAsync<DuplicateKeyException>(() => trials.InsertMissingAsync([new StoredTrial { Id = "new" }, new StoredTrial { Id = "b", Number = 1 }], None));

        Assert.Equal(1, await trials.CountAsync(new DocumentQuery(), None));
        Assert.True((await trials.InsertAsync(new StoredTrial { Id = "b", Number = 2 }, None)).IsInserted);
    }
}
