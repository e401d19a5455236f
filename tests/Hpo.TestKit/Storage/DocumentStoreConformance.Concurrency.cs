using Hpo.Storage;
using Xunit;

namespace Hpo.TestKit.Storage;

public abstract partial class DocumentStoreConformance
{
    private const int Writers = 16;

    [SkippableFact]
    public async Task Sixteen_writers_of_one_document_lose_no_update()
    {
        const int updates = 20;
        await InsertAllAsync(new StoredTrial { Id = "counter", Number = 0 });

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => Counting.IncrementAsync(Trials, "counter", updates, None))));

        var found = await Trials.FindAsync("counter", None);
        Assert.Equal(Writers * updates, found?.Document.Number);
        Assert.Equal((Writers * updates) + 1, found?.Version);
    }

    [SkippableFact]
    public async Task Of_simultaneous_inserts_of_one_id_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(() => Trials.InsertAsync(new StoredTrial { Id = "a", Notes = $"{writer}" }, None))));

        Assert.Single(results, result => result.IsInserted);
        Assert.Equal(Writers - 1, results.Count(result => result is InsertResult.DuplicateId));
    }

    [SkippableFact]
    public async Task Of_simultaneous_inserts_of_one_unique_key_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(() => Trials.InsertAsync(new StoredTrial { Id = $"{writer}", Number = 1 }, None))));

        Assert.Single(results, result => result.IsInserted);
        Assert.Equal(Writers - 1, results.Count(result => result is InsertResult.DuplicateKey));
        Assert.Equal(1, await Trials.CountAsync(new DocumentQuery(), None));
    }

    [SkippableFact]
    public async Task Overlapping_batches_add_every_document_once()
    {
        StoredTrial[] batch = [.. Enumerable.Range(0, 50).Select(number => new StoredTrial { Id = $"{number}", Number = number })];

        var added = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => Trials.InsertMissingAsync(batch, None))));

        Assert.Equal(batch.Length, added.Sum());
        Assert.Equal(batch.Length, await Trials.CountAsync(new DocumentQuery(), None));
    }

    [SkippableFact]
    public async Task A_cancelled_operation_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        await InsertAllAsync(new StoredTrial { Id = "a" });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Trials.InsertAsync(new StoredTrial { Id = "b" }, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Trials.DeleteAsync("a", 1, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Trials.QueryAsync(new DocumentQuery(), cancelled));

        Assert.Equal(["a"], await IdsAsync(new DocumentQuery()));
    }
}
