using Hpo.Optimization;
using Hpo.Storage;

namespace Hpo.Optimizer.Studies;

/// <summary>Studies and settled trials of the optimizer service.</summary>
internal sealed class StudyStore([FromKeyedServices(StudyStore.Database)] IDocumentStore store)
{
    public const string Database = "optimizer";
    private const int Page = 1000;

    private static readonly CollectionDefinition<StudyDocument> StudyCollection = new("studies", study => study.StudyId)
    {
        Fields =
        [
            new("deadline", FieldType.Integer, study => study.State.Phase == StudyPhase.Running && study.State.Study.Budget.MaxDuration is { } limit
                ? (study.State.AcceptedAt + limit).ToUnixTimeMilliseconds()
                : null),
            new("active", FieldType.Integer, study => study.State.Phase == StudyPhase.Ended ? null : 1L),
            new("unsentSince", FieldType.Integer, study => study.UnsentSince?.ToUnixTimeMilliseconds()),
        ],
        Indexes = [new(Unique: false, "active"), new(Unique: false, "deadline"), new(Unique: false, "unsentSince")],
    };

    private static readonly CollectionDefinition<SettledTrial> TrialCollection = new("trials", SettledTrial.Id)
    {
        Fields =
        [
            new("studyId", FieldType.Text, trial => trial.StudyId),
            new("order", FieldType.Integer, trial => (long)trial.Order),
        ],
        Indexes = [new(Unique: true, "studyId", "order")],
    };

    private static readonly CollectionDefinition<EarlyCancellation> CancellationCollection = new("cancellations", cancellation => cancellation.StudyId);

    public IDocumentCollection<StudyDocument> Studies { get; } = store.Collection(StudyCollection);

    public IDocumentCollection<SettledTrial> Trials { get; } = store.Collection(TrialCollection);

    public IDocumentCollection<EarlyCancellation> Cancellations { get; } = store.Collection(CancellationCollection);

    /// <summary>
    /// Extends a history to the first so many settled trials. More of them may be stored already, by a replica that is ahead of the document
    /// for which the history is wanted.
    /// </summary>
    public async Task CatchUpAsync(string studyId, TrialHistory history, int settled, CancellationToken ct)
    {
        string? after = null;
        var from = (long)history.Settled.Count;
        do
        {
            var page = await Trials.QueryAsync(
                new DocumentQuery
                {
                    Where =
                    [
                        new("studyId", Comparison.Equal, studyId),
                        new("order", Comparison.GreaterOrEqual, from),
                        new("order", Comparison.LessThan, (long)settled),
                    ],
                    OrderBy = [new("order")],
                    Limit = Page,
                    After = after,
                },
                ct);
            foreach (var trial in page.Items)
            {
                history.Add(trial.Document.Evaluation);
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>Ids of studies that have not ended.</summary>
    public async Task<IReadOnlyList<string>> ActiveAsync(CancellationToken ct)
    {
        var active = new List<string>();
        string? after = null;
        do
        {
            var page = await Studies.QueryAsync(new DocumentQuery { Where = [new("active", Comparison.Equal, 1L)], Limit = Page, After = after }, ct);
            active.AddRange(page.Items.Select(s => s.Document.StudyId));
            after = page.Next;
        }
        while (after is not null);
        return active;
    }

    /// <summary>Ids of studies whose field holds a time up to the given one.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(string field, DateTimeOffset until, CancellationToken ct)
    {
        var page = await Studies.QueryAsync(
            new DocumentQuery { Where = [new(field, Comparison.LessOrEqual, until.ToUnixTimeMilliseconds())], OrderBy = [new(field)], Limit = Page }, ct);
        return [.. page.Items.Select(s => s.Document.StudyId)];
    }
}
