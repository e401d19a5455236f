using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>The documents of jobs that are made of studies.</summary>
internal sealed class StudyJobStore([FromKeyedServices(JobStore.Database)] IDocumentStore store)
{
    private const string DueAt = "dueAt";

    private readonly IDocumentCollection<StudyJob> jobs = store.Collection(new CollectionDefinition<StudyJob>("study-jobs", job => job.Name)
    {
        Fields = [new(DueAt, FieldType.Integer, job => job.DueAt)],
        Indexes = [new(false, DueAt)],
    });

    public Task<Versioned<StudyJob>?> FindAsync(string jobName, CancellationToken ct) => jobs.FindAsync(jobName, ct);

    public async Task<bool> InsertAsync(StudyJob job, CancellationToken ct) => (await jobs.InsertAsync(job, ct)).IsInserted;

    public Task<bool> ReplaceAsync(StudyJob job, long expectedVersion, CancellationToken ct) => jobs.ReplaceAsync(job, expectedVersion, ct);

    /// <summary>The jobs whose studies have not ended.</summary>
    public IAsyncEnumerable<Versioned<StudyJob>> UnfinishedAsync(CancellationToken ct) =>
        jobs.AllAsync(new DocumentQuery { Where = [new(DueAt, Comparison.NotEqual, null)] }, ct);

    /// <summary>The jobs that are due, the longest waiting first.</summary>
    public Task<IReadOnlyList<Versioned<StudyJob>>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct) => jobs.DueAsync(DueAt, now, limit, ct);

    /// <summary>When the next one after a time is due; null when there is none.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(DateTimeOffset after, CancellationToken ct) => (await jobs.NextDueAsync(DueAt, after, ct))?.DueAt;
}
