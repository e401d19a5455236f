using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>What was said about studies as a whole, or about trials before they came: orders to stop, and pauses.</summary>
internal sealed class OrderStore([FromKeyedServices(JobStore.Database)] IDocumentStore store)
{
    private const string At = "at";

    private readonly IDocumentCollection<StopOrder> orders = store.Collection(new CollectionDefinition<StopOrder>("stop-orders", order => order.Id)
    {
        Fields = [new(At, FieldType.Integer, order => order.At)],
        Indexes = [new(false, At)],
    });

    private readonly IDocumentCollection<StudyHold> holds = store.Collection(new CollectionDefinition<StudyHold>("study-holds", hold => hold.StudyId)
    {
        Fields = [new(At, FieldType.Integer, hold => hold.At)],
        Indexes = [new(false, At)],
    });

    /// <summary>Keeps a stop order; the first one stays.</summary>
    public Task KeepAsync(StopOrder order, CancellationToken ct) => orders.InsertAsync(order, ct);

    /// <summary>The order to stop a trial or its whole study, if there is one.</summary>
    public async Task<StopOrder?> StopOrderAsync(string studyId, int trial, CancellationToken ct) =>
        (await orders.FindAsync(StopOrder.IdFor(studyId), ct) ?? await orders.FindAsync(StopOrder.IdFor(studyId, trial), ct))?.Document;

    /// <summary>The order to stop the tuning of a study, if there is one.</summary>
    public async Task<StopOrder?> TuningStopAsync(string studyId, CancellationToken ct) => (await orders.FindAsync(StopOrder.IdForTuning(studyId), ct))?.Document;

    /// <summary>Keeps what an event said about pausing, unless a newer one is known.</summary>
    public async Task KeepAsync(StudyHold news, CancellationToken ct)
    {
        while (true)
        {
            var known = await holds.FindAsync(news.StudyId, ct);
            if (StudyHold.After(known?.Document, news) is not { } hold)
                return;
            if (known is null ? (await holds.InsertAsync(hold, ct)).IsInserted : await holds.ReplaceAsync(hold, known.Version, ct))
                return;
        }
    }

    public async Task<bool> IsPausedAsync(string studyId, CancellationToken ct) => await holds.FindAsync(studyId, ct) is { Document.IsPaused: true };

    /// <summary>Forgets orders that were given before a time, and pauses of that age for which a condition holds.</summary>
    public async Task ForgetAsync(DateTimeOffset before, Func<string, Task<bool>> isOver, CancellationToken ct)
    {
        foreach (var order in (await orders.QueryAsync(OlderThan(before), ct)).Items)
            await orders.DeleteAsync(order.Document.Id, order.Version, ct);
        foreach (var hold in (await holds.QueryAsync(OlderThan(before), ct)).Items)
        {
            if (await isOver(hold.Document.StudyId))
                await holds.DeleteAsync(hold.Document.StudyId, hold.Version, ct);
        }
    }

    // What does not fit in a page is forgotten next time.
    private static DocumentQuery OlderThan(DateTimeOffset time) =>
        new() { Where = [new(At, Comparison.LessThan, time)], OrderBy = [new(At)], Limit = 1_000 };
}
