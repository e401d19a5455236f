using Hpo.Storage.Tests.Peer;
using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

/// <summary>Several stores over one database, in one process and in several.</summary>
public abstract class StoreSharingTests
{
    protected static CancellationToken None => CancellationToken.None;

    /// <summary>Another store over the same database.</summary>
    protected abstract IDocumentStore Open();

    /// <summary>What tells a second process where the database is.</summary>
    protected abstract string Address { get; }

    /// <summary>Looks whether a killed writer has left damage.</summary>
    protected abstract void AssertSound();

    [SkippableFact]
    public async Task Two_stores_on_one_file_see_each_others_writes()
    {
        var mine = Open().Collection(StoredTrial.Definition);
        var theirs = Open().Collection(StoredTrial.Definition);

        await mine.InsertAsync(new StoredTrial { Id = "a", Number = 1 }, None);

        Assert.IsType<InsertResult.DuplicateKey>(await theirs.InsertAsync(new StoredTrial { Id = "b", Number = 1 }, None));
        Assert.True(await theirs.ReplaceAsync(new StoredTrial { Id = "a", Number = 2 }, 1, None));
        Assert.False(await mine.ReplaceAsync(new StoredTrial { Id = "a", Number = 3 }, 1, None));
        Assert.Equal(2, (await mine.FindAsync("a", None))?.Version);
    }

    [SkippableFact]
    public async Task Stores_that_open_a_new_database_at_the_same_time_all_succeed()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            var trials = Open().Collection(StoredTrial.Definition);
            await trials.InsertAsync(new StoredTrial { Id = $"{i}" }, None);
            return await trials.FindAsync($"{i}", None);
        })));

        Assert.All(found, Assert.NotNull);
        Assert.Equal(8, await Open().Collection(StoredTrial.Definition).CountAsync(new DocumentQuery(), None));
    }

    [SkippableFact]
    public async Task Eight_writers_with_a_store_each_lose_no_update()
    {
        const int writers = 8;
        const int updates = 25;
        await Open().Collection(StoredTrial.Definition).InsertAsync(new StoredTrial { Id = "counter", Number = 0 }, None);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() =>
            Counting.IncrementAsync(Open().Collection(StoredTrial.Definition), "counter", updates, None))));

        Assert.Equal(writers * updates, (await Open().Collection(StoredTrial.Definition).FindAsync("counter", None))?.Document.Number);
    }

    [SkippableFact]
    public async Task Two_processes_lose_no_update()
    {
        const int updates = 200;
        var trials = Open().Collection(StoredTrial.Definition);
        await trials.InsertAsync(new StoredTrial { Id = "counter", Number = 0 }, None);

        using var first = PeerProcess.Start("increment", Address, "counter", $"{updates}");
        using var second = PeerProcess.Start("increment", Address, "counter", $"{updates}");
        await Counting.IncrementAsync(trials, "counter", updates, None);
        await first.EndsWellAsync();
        await second.EndsWellAsync();

        var counter = await trials.FindAsync("counter", None);
        Assert.Equal((3 * updates, (3 * updates) + 1), (counter?.Document.Number, counter?.Version));
    }

    [SkippableFact]
    public async Task What_was_acknowledged_survives_the_kill_of_its_writer()
    {
        using var writer = PeerProcess.Start("write", Address, "victim");
        var acknowledged = new List<string>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            while (acknowledged.Count < 300 && await writer.StandardOutput.ReadLineAsync(deadline.Token) is { } id)
                acknowledged.Add(id);
        }
        finally
        {
            writer.Kill();
        }

        // What it had still said before it died was acknowledged, too; a last line without its end was not said.
        acknowledged.AddRange((await writer.StandardOutput.ReadToEndAsync()).Split('\n')[..^1]);

        var trials = Open().Collection(StoredTrial.Definition);
        Assert.True(acknowledged.Count >= 300, await writer.StandardError.ReadToEndAsync());
        foreach (var id in acknowledged)
            Assert.Equal(1, (await trials.FindAsync(id, None))?.Version);
        AssertSound();
    }
}
