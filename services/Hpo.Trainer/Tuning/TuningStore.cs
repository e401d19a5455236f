using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>The documents of tunings, one for each study that asked for it.</summary>
internal sealed class TuningStore([FromKeyedServices(JobStore.Database)] IDocumentStore store)
{
    private const string DueAt = "dueAt";

    private readonly IDocumentCollection<TuningDocument> tunings = store.Collection(
        new CollectionDefinition<TuningDocument>("tunings", tuning => tuning.StudyId)
        {
            Fields = [new(DueAt, FieldType.Integer, tuning => tuning.DueAt)],
            Indexes = [new(false, DueAt)],
        });

    public Task<Versioned<TuningDocument>?> FindAsync(string studyId, CancellationToken ct) => tunings.FindAsync(studyId, ct);

    public async Task<bool> InsertAsync(TuningDocument tuning, CancellationToken ct) => (await tunings.InsertAsync(tuning, ct)).IsInserted;

    public Task<bool> ReplaceAsync(TuningDocument tuning, long expectedVersion, CancellationToken ct) => tunings.ReplaceAsync(tuning, expectedVersion, ct);

    /// <summary>The tunings whose next step is due, the longest waiting first.</summary>
    public Task<IReadOnlyList<Versioned<TuningDocument>>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct) => tunings.DueAsync(DueAt, now, limit, ct);

    /// <summary>When the next step after a time is due; null when there is none.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(DateTimeOffset after, CancellationToken ct) => (await tunings.NextDueAsync(DueAt, after, ct))?.DueAt;
}
