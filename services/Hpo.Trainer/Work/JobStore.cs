using System.Runtime.CompilerServices;
using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>The trainer's documents, and the questions it asks about them. Each question is answered from an index and bounded by a limit.</summary>
internal sealed class JobStore([FromKeyedServices(JobStore.Database)] IDocumentStore store)
{
    public const string Database = "trainer";

    private const string Work = "work";
    private const string DueAt = "dueAt";
    private const string Study = "study";
    private const string Owner = "owner";

    private static readonly CollectionDefinition<JobDocument> Jobs = new("jobs", job => job.Id)
    {
        Fields =
        [
            new(Work, FieldType.Text, job => job.Work),
            new(DueAt, FieldType.Integer, job => job.DueAt),
            new(Study, FieldType.Text, job => job.StudyId),
            new(Owner, FieldType.Text, job => job.Owner),
        ],
        Indexes = [new(false, Work, DueAt), new(false, Study, Work), new(false, Owner)],
    };

    private static readonly CollectionDefinition<StopOrder> Orders = new("stop-orders", order => order.Id);

    private readonly IDocumentCollection<JobDocument> jobs = store.Collection(Jobs);
    private readonly IDocumentCollection<StopOrder> orders = store.Collection(Orders);

    public Task<Versioned<JobDocument>?> FindAsync(string id, CancellationToken ct) => jobs.FindAsync(id, ct);

    public async Task<bool> InsertAsync(JobDocument job, CancellationToken ct) => (await jobs.InsertAsync(job, ct)).IsInserted;

    public Task<bool> ReplaceAsync(JobDocument job, long expectedVersion, CancellationToken ct) => jobs.ReplaceAsync(job, expectedVersion, ct);

    /// <summary>The documents of one kind of work that are due, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Versioned<JobDocument>>> DueAsync(JobWork work, DateTimeOffset now, int limit, CancellationToken ct)
    {
        var query = new DocumentQuery
        {
            Where = [new(Work, Comparison.Equal, work), new(DueAt, Comparison.LessOrEqual, now)],
            OrderBy = [new(DueAt)],
            Limit = limit,
        };
        return (await jobs.QueryAsync(query, ct)).Items;
    }

    /// <summary>When the next document of one kind of work falls due, null when there is none.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(JobWork work, DateTimeOffset now, CancellationToken ct)
    {
        var query = new DocumentQuery
        {
            Where = [new(Work, Comparison.Equal, work), new(DueAt, Comparison.GreaterThan, now)],
            OrderBy = [new(DueAt)],
            Limit = 1,
        };
        return (await jobs.QueryAsync(query, ct)).Items is [var next] ? next.Document.DueAt : null;
    }

    /// <summary>The trials of a study that have no outcome yet.</summary>
    public IAsyncEnumerable<Versioned<JobDocument>> UnfinishedAsync(string studyId, CancellationToken ct) => AllAsync(
        [new(Study, Comparison.Equal, studyId), new(Work, Comparison.In, new[] { JobWork.Launch, JobWork.Watch })], ct);

    /// <summary>What a process has claimed.</summary>
    public IAsyncEnumerable<Versioned<JobDocument>> OwnedAsync(string owner, CancellationToken ct) =>
        AllAsync([new(Owner, Comparison.Equal, owner)], ct);

    /// <summary>Keeps a stop order; the first one stays.</summary>
    public Task KeepAsync(StopOrder order, CancellationToken ct) => orders.InsertAsync(order, ct);

    /// <summary>The order to stop a trial or its whole study, if there is one.</summary>
    public async Task<StopOrder?> StopOrderAsync(string studyId, int trial, CancellationToken ct) =>
        (await orders.FindAsync(StopOrder.IdFor(studyId), ct) ?? await orders.FindAsync(StopOrder.IdFor(studyId, trial), ct))?.Document;

    private async IAsyncEnumerable<Versioned<JobDocument>> AllAsync(IReadOnlyList<FieldCondition> where, [EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await jobs.QueryAsync(new DocumentQuery { Where = where, After = after }, ct);
            foreach (var job in page.Items)
                yield return job;
            after = page.Next;
        }
        while (after is not null);
    }
}
