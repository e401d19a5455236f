using Hpo.Metrics.Readings;
using Hpo.Storage;

namespace Hpo.Metrics.Workers;

/// <summary>The documents of readings.</summary>
internal sealed class ReadingStore([FromKeyedServices(MetricsService.Name)] IDocumentStore store)
{
    private const string DueAt = "dueAt";
    private const string LaneField = "lane";

    /// <summary>The documents themselves.</summary>
    public IDocumentCollection<JobReading> Documents { get; } = store.Collection(new CollectionDefinition<JobReading>("readings", reading => reading.Id())
    {
        Fields =
        [
            new DocumentField<JobReading>(LaneField, FieldType.Integer, reading => (long)reading.Lane()),
            new DocumentField<JobReading>(DueAt, FieldType.Integer, reading => reading.DueAt?.ToUnixTimeMilliseconds() ?? long.MaxValue),
        ],
        Indexes = [new DocumentIndex(Unique: false, LaneField, DueAt)],
    });

    public Task<Versioned<JobReading>?> FindAsync(string id, CancellationToken ct) => Documents.FindAsync(id, ct);

    /// <summary>Stores a new reading; null when there is one already.</summary>
    public async Task<Versioned<JobReading>?> InsertAsync(JobReading reading, CancellationToken ct) =>
        await Documents.InsertAsync(reading, ct) is InsertResult.Inserted inserted ? new Versioned<JobReading>(reading, inserted.Version) : null;

    /// <summary>Stores a reading anew; null when somebody else was faster.</summary>
    public async Task<Versioned<JobReading>?> ReplaceAsync(JobReading reading, long version, CancellationToken ct) =>
        await Documents.ReplaceAsync(reading, version, ct) ? new Versioned<JobReading>(reading, version + 1) : null;

    /// <summary>The readings of a lane that are or will be due, the most urgent first.</summary>
    public async Task<IReadOnlyList<Versioned<JobReading>>> NextAsync(Lane lane, int limit, CancellationToken ct)
    {
        var page = await Documents.QueryAsync(new DocumentQuery
        {
            Where = [new FieldCondition(LaneField, Comparison.Equal, (long)lane), new FieldCondition(DueAt, Comparison.LessThan, long.MaxValue)],
            OrderBy = [new SortBy(DueAt)],
            Limit = limit,
        }, ct);
        return page.Items;
    }
}
