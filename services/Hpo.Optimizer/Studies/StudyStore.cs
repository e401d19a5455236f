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
            new("deadline", FieldType.Integer, study => StudyEngine.NextTick(study.State)?.ToUnixTimeMilliseconds()),
            new("active", FieldType.Integer, study => study.State.Phase == StudyPhase.Ended ? null : 1L),
            new("idle", FieldType.Integer, study => StudyEngine.IsIdle(study.State) ? 1L : null),
            new("unsentSince", FieldType.Integer, study => study.UnsentSince?.ToUnixTimeMilliseconds()),
        ],
        Indexes = [new(Unique: false, "active"), new(Unique: false, "deadline"), new(Unique: false, "unsentSince"), new(Unique: false, "idle")],
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

    private static readonly CollectionDefinition<EarlyPause> PauseCollection = new("pauses", pause => pause.StudyId);

    public IDocumentCollection<StudyDocument> Studies { get; } = store.Collection(StudyCollection);

    public IDocumentCollection<SettledTrial> Trials { get; } = store.Collection(TrialCollection);

    public IDocumentCollection<EarlyCancellation> Cancellations { get; } = store.Collection(CancellationCollection);

    public IDocumentCollection<EarlyPause> Pauses { get; } = store.Collection(PauseCollection);

    /// <summary>Stores settled trials; repeating it changes nothing.</summary>
    public async Task WriteAsync(IReadOnlyList<SettledTrial> trials, CancellationToken ct)
    {
        if (trials.Count == 0)
        {
            return;
        }

        await Trials.InsertMissingAsync([.. trials.Where(trial => !trial.IsCorrection)], ct);
        foreach (var trial in trials.Where(trial => trial.IsCorrection))
        {
            while (await Trials.FindAsync(SettledTrial.Id(trial), ct) is { Document: { Evaluation.Outcome.IsMeasured: false } stored } found
                && !await Trials.ReplaceAsync(stored with { Evaluation = trial.Evaluation }, found.Version, ct))
            {
                // Another replica writes the same.
            }
        }
    }

    /// <summary>A settled trial, or null.</summary>
    public async Task<Evaluation?> SettledAsync(string studyId, int trial, CancellationToken ct) =>
        (await Trials.FindAsync(SettledTrial.Id(studyId, trial), ct))?.Document.Evaluation;

    /// <summary>
    /// Extends a history to the trials of a state: those of an earlier study, and the first so many settled ones. More of them may be stored already, by a
    /// replica that is ahead of the document for which the history is wanted.
    /// </summary>
    public async Task CatchUpAsync(StudyState state, TrialHistory history, CancellationToken ct)
    {
        var from = (long)history.Settled.Count - (state.Known - state.Counts.Settled);
        var missing = new DocumentQuery
        {
            Where =
            [
                new("studyId", Comparison.Equal, state.StudyId),
                new("order", Comparison.GreaterOrEqual, from),
                new("order", Comparison.LessThan, (long)state.Counts.Settled),
            ],
            OrderBy = [new("order")],
            Limit = Page,
        };
        await foreach (var trial in Trials.AllAsync(missing, ct))
        {
            history.Add(trial.Document.Evaluation);
        }
    }

    /// <summary>A page of a study's settled trials, in the order in which they settled; those of an earlier study come first.</summary>
    public Task<DocumentPage<SettledTrial>> SettledPageAsync(string studyId, int limit, string? after, CancellationToken ct) => Trials.QueryAsync(
        new DocumentQuery { Where = [new("studyId", Comparison.Equal, studyId)], OrderBy = [new("order")], Limit = limit, After = after },
        ct);

    /// <summary>Ids of studies that wait for nothing.</summary>
    public Task<IReadOnlyList<string>> IdleAsync(CancellationToken ct) => FirstAsync(new DocumentQuery { Where = [new("idle", Comparison.Equal, 1L)], Limit = Page }, ct);

    /// <summary>Ids of studies that have not ended.</summary>
    public async Task<IReadOnlyList<string>> ActiveAsync(CancellationToken ct)
    {
        var active = new List<string>();
        await foreach (var study in Studies.AllAsync(new DocumentQuery { Where = [new("active", Comparison.Equal, 1L)], Limit = Page }, ct))
        {
            active.Add(study.Document.StudyId);
        }

        return active;
    }

    /// <summary>Ids of studies whose field holds a time up to the given one.</summary>
    public Task<IReadOnlyList<string>> DueAsync(string field, DateTimeOffset until, CancellationToken ct) => FirstAsync(
        new DocumentQuery { Where = [new(field, Comparison.LessOrEqual, until.ToUnixTimeMilliseconds())], OrderBy = [new(field)], Limit = Page }, ct);

    private async Task<IReadOnlyList<string>> FirstAsync(DocumentQuery query, CancellationToken ct) =>
        [.. (await Studies.QueryAsync(query, ct)).Items.Select(s => s.Document.StudyId)];
}
