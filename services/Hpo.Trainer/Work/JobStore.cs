using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>The documents of trials, and the questions asked about them. Each question is answered from an index and bounded by a limit.</summary>
internal sealed class JobStore([FromKeyedServices(JobStore.Database)] IDocumentStore store)
{
    public const string Database = "trainer";

    private const string Step = "step";
    private const string DueAt = "dueAt";
    private const string Study = "study";
    private const string Owner = "owner";

    private static readonly JobWork[] Occupying = [JobWork.Launch, JobWork.Watch];

    private static readonly CollectionDefinition<JobDocument> Jobs = new("jobs", job => job.Id)
    {
        Fields =
        [
            new(Step, FieldType.Text, job => job.Work),
            new(DueAt, FieldType.Integer, job => job.DueAt),
            new(Study, FieldType.Text, job => job.StudyId),
            new(Owner, FieldType.Text, job => job.Owner),
        ],
        Indexes = [new(false, Step, DueAt), new(false, Step, Study, DueAt), new(false, Study, Step), new(false, Owner)],
    };

    /// <summary>The documents themselves.</summary>
    public IDocumentCollection<JobDocument> Documents { get; } = store.Collection(Jobs);

    public Task<Versioned<JobDocument>?> FindAsync(string id, CancellationToken ct) => Documents.FindAsync(id, ct);

    public async Task<bool> InsertAsync(JobDocument job, CancellationToken ct) => (await Documents.InsertAsync(job, ct)).IsInserted;

    public Task<bool> ReplaceAsync(JobDocument job, long expectedVersion, CancellationToken ct) => Documents.ReplaceAsync(job, expectedVersion, ct);

    /// <summary>The documents of one kind of work that are due, the longest waiting first.</summary>
    public Task<IReadOnlyList<Versioned<JobDocument>>> DueAsync(JobWork work, DateTimeOffset now, int limit, CancellationToken ct) =>
        FirstAsync([new(Step, Comparison.Equal, work), new(DueAt, Comparison.LessOrEqual, now)], [new(DueAt)], limit, ct);

    /// <summary>When the next document of one kind of work falls due, null when there is none.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(JobWork work, DateTimeOffset now, CancellationToken ct) =>
        await FirstAsync([new(Step, Comparison.Equal, work), new(DueAt, Comparison.GreaterThan, now)], [new(DueAt)], 1, ct) is [var next]
            ? next.Document.DueAt
            : null;

    /// <summary>
    /// The trial that waits longest in the first study after that one which has any in the queue. Asked again with that study it skips all its other trials,
    /// so that finding all waiting studies costs as many questions as there are of them.
    /// </summary>
    public Task<JobDocument?> FirstQueuedAfterAsync(string studyId, CancellationToken ct) => FirstAfterAsync(JobWork.Queue, studyId, ct);

    /// <summary>A job of the first study after that one of which any is watched.</summary>
    public Task<JobDocument?> FirstWatchedAfterAsync(string studyId, CancellationToken ct) => FirstAfterAsync(JobWork.Watch, studyId, ct);

    /// <summary>The trials of a study that may be launched now, the longest waiting first.</summary>
    public Task<IReadOnlyList<Versioned<JobDocument>>> QueuedAsync(string studyId, DateTimeOffset now, int limit, CancellationToken ct) =>
        FirstAsync(
            [new(Step, Comparison.Equal, JobWork.Queue), new(Study, Comparison.Equal, studyId), new(DueAt, Comparison.LessOrEqual, now)], [new(DueAt)], limit, ct);

    /// <summary>How many jobs of a study occupy a place. A job that was told to stop does until its service says that it has ended.</summary>
    public Task<long> UnderWayAsync(string studyId, CancellationToken ct) =>
        Documents.CountAsync(new DocumentQuery { Where = [new(Study, Comparison.Equal, studyId), new(Step, Comparison.In, Occupying)] }, ct);

    /// <summary>How many jobs are watched.</summary>
    public Task<long> WatchedAsync(CancellationToken ct) => Documents.CountAsync(new DocumentQuery { Where = [new(Step, Comparison.Equal, JobWork.Watch)] }, ct);

    /// <summary>The jobs that are watched, due or not.</summary>
    public IAsyncEnumerable<Versioned<JobDocument>> WatchedJobsAsync(CancellationToken ct) => AllAsync([new(Step, Comparison.Equal, JobWork.Watch)], ct);

    /// <summary>The trials of a study that have no outcome yet, and those that have not told it.</summary>
    public IAsyncEnumerable<Versioned<JobDocument>> UnfinishedAsync(string studyId, CancellationToken ct) =>
        AllAsync([new(Study, Comparison.Equal, studyId), new(Step, Comparison.In, Enum.GetValues<JobWork>())], ct);

    /// <summary>What a process has claimed.</summary>
    public IAsyncEnumerable<Versioned<JobDocument>> OwnedAsync(string owner, CancellationToken ct) =>
        AllAsync([new(Owner, Comparison.Equal, owner)], ct);

    /// <summary>A page of the trials of one study, or of all.</summary>
    public Task<DocumentPage<JobDocument>> PageAsync(string? studyId, string? after, int limit, CancellationToken ct) =>
        Documents.QueryAsync(
            new DocumentQuery { Where = studyId is null ? [] : [new(Study, Comparison.Equal, studyId)], After = after, Limit = limit }, ct);

    private async Task<JobDocument?> FirstAfterAsync(JobWork work, string studyId, CancellationToken ct) =>
        await FirstAsync([new(Step, Comparison.Equal, work), new(Study, Comparison.GreaterThan, studyId)], [new(Study), new(DueAt)], 1, ct) is [var first]
            ? first.Document
            : null;

    private async Task<IReadOnlyList<Versioned<JobDocument>>> FirstAsync(
        IReadOnlyList<FieldCondition> where, IReadOnlyList<SortBy> order, int limit, CancellationToken ct) =>
        (await Documents.QueryAsync(new DocumentQuery { Where = where, OrderBy = order, Limit = limit }, ct)).Items;

    private IAsyncEnumerable<Versioned<JobDocument>> AllAsync(IReadOnlyList<FieldCondition> where, CancellationToken ct) =>
        Documents.AllAsync(new DocumentQuery { Where = where }, ct);
}
