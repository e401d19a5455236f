using Hpo.Storage.Tests.Peer;
using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

public sealed class SqliteSharingTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Two_stores_on_one_file_see_each_others_writes()
    {
        var mine = file.Open().Collection(StoredTrial.Definition);
        var theirs = file.Open().Collection(StoredTrial.Definition);

        await mine.InsertAsync(new StoredTrial { Id = "a", Number = 1 }, None);

        Assert.IsType<InsertResult.DuplicateKey>(await theirs.InsertAsync(new StoredTrial { Id = "b", Number = 1 }, None));
        Assert.True(await theirs.ReplaceAsync(new StoredTrial { Id = "a", Number = 2 }, 1, None));
        Assert.False(await mine.ReplaceAsync(new StoredTrial { Id = "a", Number = 3 }, 1, None));
        Assert.Equal(2, (await mine.FindAsync("a", None))?.Version);
    }

    [Fact]
    public async Task Stores_that_open_a_new_file_at_the_same_time_all_succeed()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            var trials = file.Open().Collection(StoredTrial.Definition);
            await trials.InsertAsync(new StoredTrial { Id = $"{i}" }, None);
            return await trials.FindAsync($"{i}", None);
        })));

        Assert.All(found, Assert.NotNull);
        Assert.Equal(8L, file.Ask("select count(*) from c_trials"));
    }

    [Fact]
    public async Task Eight_writers_with_a_store_each_lose_no_update()
    {
        const int writers = 8;
        const int updates = 25;
        await file.Open().Collection(StoredTrial.Definition).InsertAsync(new StoredTrial { Id = "counter", Number = 0 }, None);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() =>
            Counting.IncrementAsync(file.Open().Collection(StoredTrial.Definition), "counter", updates, None))));

        Assert.Equal(writers * updates, (await file.Open().Collection(StoredTrial.Definition).FindAsync("counter", None))?.Document.Number);
    }

    [Fact]
    public async Task Two_processes_lose_no_update()
    {
        const int updates = 200;
        var trials = file.Open().Collection(StoredTrial.Definition);
        await trials.InsertAsync(new StoredTrial { Id = "counter", Number = 0 }, None);

        using var first = PeerProcess.Start("increment", file.Path, "counter", $"{updates}");
        using var second = PeerProcess.Start("increment", file.Path, "counter", $"{updates}");
        await Counting.IncrementAsync(trials, "counter", updates, None);
        await first.EndsWellAsync();
        await second.EndsWellAsync();

        var counter = await trials.FindAsync("counter", None);
        Assert.Equal((3 * updates, (3 * updates) + 1), (counter?.Document.Number, counter?.Version));
    }

    [Fact]
    public async Task What_was_acknowledged_survives_the_kill_of_its_writer()
    {
        using var writer = PeerProcess.Start("write", file.Path, "victim");
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

        var trials = file.Open().Collection(StoredTrial.Definition);
        Assert.True(acknowledged.Count >= 300, await writer.StandardError.ReadToEndAsync());
        foreach (var id in acknowledged)
            Assert.Equal(1, (await trials.FindAsync(id, None))?.Version);
        Assert.Equal("ok", file.Ask("pragma integrity_check"));
    }
}
