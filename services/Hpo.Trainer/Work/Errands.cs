using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>Work that one of several replicas does at a time. Whoever finds it due takes it and puts off the next turn; if it dies on the way, that turn is next.</summary>
internal sealed class Errands([FromKeyedServices(JobStore.Database)] IDocumentStore store, TimeProvider clock)
{
    private readonly IDocumentCollection<Errand> errands = store.Collection(new CollectionDefinition<Errand>("errands", errand => errand.Name));

    /// <summary>Whether it is due and this process is to do it. The first turn comes an interval after anybody first asks.</summary>
    public async Task<bool> TryTakeAsync(string name, TimeSpan interval, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await errands.FindAsync(name, ct) is { } known)
            return known.Document.DueAt <= now && await errands.ReplaceAsync(new Errand(name, now + interval), known.Version, ct);

        await errands.InsertAsync(new Errand(name, now + interval), ct);
        return false;
    }

    private sealed record Errand(string Name, DateTimeOffset DueAt);
}
