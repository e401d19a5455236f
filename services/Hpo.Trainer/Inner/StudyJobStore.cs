using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>The documents of jobs that are made of studies.</summary>
internal sealed class StudyJobStore([FromKeyedServices(JobStore.Database)] IDocumentStore store)
{
    private const string DueAt = "dueAt";
    private const int Page = 100;

    private readonly IDocumentCollection<StudyJob> jobs = store.Collection(new CollectionDefinition<StudyJob>("study-jobs", job => job.Name)
    {
        Fields = [new(DueAt, FieldType.Integer, job => job.DueAt)],
        Indexes = [new(false, DueAt)],
    });

    public Task<Versioned<StudyJob>?> FindAsync(string jobName, CancellationToken ct) => jobs.FindAsync(jobName, ct);

    public async Task<bool> InsertAsync(StudyJob job, CancellationToken ct) => (await jobs.InsertAsync(job, ct)).IsInserted;

    public Task<bool> ReplaceAsync(StudyJob job, long expectedVersion, CancellationToken ct) => jobs.ReplaceAsync(job, expectedVersion, ct);

    /// <summary>Names of the jobs whose studies have not ended.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync(CancellationToken ct)
    {
        var names = new List<string>();
        string? after = null;
        do
        {
            var page = await jobs.QueryAsync(new DocumentQuery { Where = [new(DueAt, Comparison.NotEqual, null)], OrderBy = [new(DueAt)], Limit = Page, After = after }, ct);
            names.AddRange(page.Items.Select(job => job.Document.Name));
            after = page.Next;
        }
        while (after is not null);
        return names;
    }

    /// <summary>The jobs that are due, the longest waiting first.</summary>
    public Task<IReadOnlyList<Versioned<StudyJob>>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct) => jobs.DueAsync(DueAt, now, limit, ct);

    /// <summary>When the next one after a time is due; null when there is none.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(DateTimeOffset after, CancellationToken ct) => (await jobs.NextDueAsync(DueAt, after, ct))?.DueAt;
}
