using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>The searches for past training jobs.</summary>
internal sealed class PastSearchStore([FromKeyedServices(JobStore.Database)] IDocumentStore store)
{
    private const string DueAt = "dueAt";
    private const string AskedAt = "askedAt";
    private const string Owner = "owner";
    private const int PageSize = 100;

    private readonly IDocumentCollection<PastSearch> searches = store.Collection(new CollectionDefinition<PastSearch>("past-searches", search => search.Id)
    {
        Fields =
        [
            new(DueAt, FieldType.Integer, search => search.DueAt),
            new(AskedAt, FieldType.Integer, search => search.Request.RequestedAt),
            new(Owner, FieldType.Text, search => search.Owner),
        ],
        Indexes = [new(false, DueAt), new(false, AskedAt), new(false, Owner)],
    });

    /// <summary>Brings a change in, again until nobody else was faster; answering the same document changes nothing.</summary>
    public async Task ChangeAsync(string id, Func<PastSearch?, PastSearch> change, CancellationToken ct)
    {
        while (true)
        {
            var known = await searches.FindAsync(id, ct);
            var next = change(known?.Document);
            if (ReferenceEquals(next, known?.Document)
                || (known is null ? (await searches.InsertAsync(next, ct)).IsInserted : await searches.ReplaceAsync(next, known.Version, ct)))
            {
                return;
            }
        }
    }

    public async Task<Versioned<PastSearch>?> TrySaveAsync(PastSearch search, long expectedVersion, CancellationToken ct) =>
        await searches.ReplaceAsync(search, expectedVersion, ct) ? new Versioned<PastSearch>(search, expectedVersion + 1) : null;

    /// <summary>The searches that are due, the longest waiting first.</summary>
    public Task<IReadOnlyList<Versioned<PastSearch>>> DueAsync(DateTimeOffset now, CancellationToken ct) =>
        FirstAsync([new(DueAt, Comparison.LessOrEqual, now)], [new(DueAt)], ct);

    /// <summary>What a process was going on with.</summary>
    public Task<IReadOnlyList<Versioned<PastSearch>>> OwnedAsync(string owner, CancellationToken ct) => FirstAsync([new(Owner, Comparison.Equal, owner)], [], ct);

    /// <summary>Forgets searches of questions that were asked before a time. What does not fit in a page is forgotten next time.</summary>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        foreach (var search in await FirstAsync([new(AskedAt, Comparison.LessThan, before)], [new(AskedAt)], ct))
        {
            if (search.Document.DueAt is null)
                await searches.DeleteAsync(search.Document.Id, search.Version, ct);
        }
    }

    private async Task<IReadOnlyList<Versioned<PastSearch>>> FirstAsync(IReadOnlyList<FieldCondition> where, IReadOnlyList<SortBy> order, CancellationToken ct) =>
        (await searches.QueryAsync(new DocumentQuery { Where = where, OrderBy = order, Limit = PageSize }, ct)).Items;
}
