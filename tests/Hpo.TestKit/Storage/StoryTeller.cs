using Hpo.Storage;
using Xunit;

namespace Hpo.TestKit.Storage;

/// <summary>Lets a store and the model live through the same story and compares every answer.</summary>
internal sealed class StoryTeller(IDocumentCollection<StoredTrial> store)
{
    private readonly ModelCollection model = new();

    public async Task TellAsync(IEnumerable<StoreOperation> story, CancellationToken ct)
    {
        foreach (var operation in story)
            await TellAsync(operation, ct);
        await CompareAsync(new DocumentQuery { Limit = 2 }, ct);
    }

    private Task TellAsync(StoreOperation operation, CancellationToken ct) => operation switch
    {
        StoreOperation.Insert step => InsertAsync(step.Trial, ct),
        StoreOperation.InsertMissing step => InsertMissingAsync(step.Trials, ct),
        StoreOperation.Replace step => ReplaceAsync(step.Trial, step.Staleness, ct),
        StoreOperation.ReplaceMany step => ReplaceManyAsync(step.Trials, ct),
        StoreOperation.Delete step => DeleteAsync(step.Id, step.Staleness, ct),
        StoreOperation.Find step => FindAsync(step.Id, ct),
        StoreOperation.Query step => CompareAsync(step.Asked, ct),
        _ => throw new InvalidOperationException($"No story tells {operation}."),
    };

    private async Task InsertAsync(StoredTrial trial, CancellationToken ct)
    {
        Assert.Equal(model.Insert(trial), await store.InsertAsync(trial, ct));
    }

    private async Task InsertMissingAsync(StoredTrial[] trials, CancellationToken ct)
    {
        // What a batch that meets a taken key leaves behind is open, so each is asked for first.
        var fitting = new List<StoredTrial>();
        foreach (var trial in trials)
        {
            var (known, taken) = (model.Find(trial.Id) is not null, model.KeyIsTaken(trial));
            if (!known && taken)
                continue;
            if (!known)
                model.Insert(trial);
            fitting.Add(trial);
        }

        var before = await store.CountAsync(new DocumentQuery(), ct);
        Assert.Equal(model.Query(new DocumentQuery()).Count - before, await store.InsertMissingAsync(fitting, ct));
    }

    private async Task ReplaceAsync(StoredTrial trial, int staleness, CancellationToken ct)
    {
        var version = model.VersionOf(trial.Id) - staleness;
        if (model.Replace(trial, version) is { } replaced)
            Assert.Equal(replaced, await store.ReplaceAsync(trial, version, ct));
        else
            await Assert.ThrowsAsync<DuplicateKeyException>(() => store.ReplaceAsync(trial, version, ct));
    }

    private async Task ReplaceManyAsync((StoredTrial Trial, int Staleness)[] changes, CancellationToken ct)
    {
        var batch = new List<Versioned<StoredTrial>>();
        var replaced = 0;
        foreach (var (trial, staleness) in changes)
        {
            var version = model.VersionOf(trial.Id) - staleness;
            if (model.Replace(trial, version) is not { } done)
                continue;
            replaced += done ? 1 : 0;
            batch.Add(new Versioned<StoredTrial>(trial, version));
        }

        Assert.Equal(replaced, await store.ReplaceManyAsync(batch, ct));
    }

    private async Task DeleteAsync(string id, int staleness, CancellationToken ct)
    {
        var version = model.VersionOf(id) - staleness;
        Assert.Equal(model.Delete(id, version), await store.DeleteAsync(id, version, ct));
    }

    private async Task FindAsync(string id, CancellationToken ct)
    {
        Assert.Equal(Describe(model.Find(id)), Describe(await store.FindAsync(id, ct)));
    }

    private async Task CompareAsync(DocumentQuery query, CancellationToken ct)
    {
        var expected = model.Query(query);
        Assert.Equal(expected.Count, await store.CountAsync(query, ct));

        var found = new List<Versioned<StoredTrial>>();
        var page = await store.QueryAsync(query, ct);
        for (found.AddRange(page.Items); page.Next is not null; found.AddRange(page.Items))
            page = await store.QueryAsync(query with { After = page.Next }, ct);
        Assert.Equal(expected.Select(Describe), found.Select(Describe));
    }

    private static string? Describe(Versioned<StoredTrial>? item) => item is null ? null : $"{item.Version} {item.Document.AsJson()}";
}
