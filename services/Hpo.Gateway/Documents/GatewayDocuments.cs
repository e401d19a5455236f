using System.Globalization;
using Hpo.Storage;

namespace Hpo.Gateway;

/// <summary>The gateway's collections, and the one way in which documents are changed.</summary>
internal sealed class GatewayDocuments([FromKeyedServices(GatewayDocuments.Database)] IDocumentStore store)
{
    public const string Database = "gateway";

    private const int Stripes = 64;

    // Events of one study arrive side by side. Waiting here for one's turn is cheaper than losing the race for a version; other replicas are met by the version.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1))];

    private readonly RecentDocuments _recent = new();

    public IDocumentCollection<StudyDocument> Studies { get; } = store.Collection(new CollectionDefinition<StudyDocument>("studies", study => study.Id)
    {
        Fields =
        [
            new(StudyFields.Status, FieldType.Text, study => study.Status),
            new(StudyFields.AcceptedAt, FieldType.Integer, study => study.AcceptedAt),
            new(StudyFields.UnsentSince, FieldType.Integer, study => study.UnsentSince),
            new(StudyFields.Parent, FieldType.Text, study => study.Parent?.StudyId ?? ""),
        ],
        Indexes = [new(false, StudyFields.Parent, StudyFields.AcceptedAt), new(false, StudyFields.Parent, StudyFields.Status, StudyFields.AcceptedAt), new(false, StudyFields.AcceptedAt), new(false, StudyFields.Status, StudyFields.AcceptedAt), new(false, StudyFields.UnsentSince)],
    });

    public IDocumentCollection<TrialDocument> Trials { get; } = store.Collection(new CollectionDefinition<TrialDocument>("trials", trial => TrialDocument.IdOf(trial.StudyId, trial.Trial))
    {
        Fields =
        [
            new(TrialFields.Study, FieldType.Text, trial => trial.StudyId),
            new(TrialFields.Trial, FieldType.Integer, trial => trial.Trial),
            new(TrialFields.Status, FieldType.Text, trial => trial.Status),
            new(TrialFields.Unmeasured, FieldType.Integer, trial => trial.Objective(0) is null),
            .. Enumerable.Range(0, TrialDocument.SortableObjectives)
                .Select(index => new DocumentField<TrialDocument>(TrialFields.Objective(index), FieldType.Real, trial => trial.Objective(index))),
        ],
        Indexes =
        [
            new(false, TrialFields.Study, TrialFields.Trial),
            new(false, TrialFields.Study, TrialFields.Status),
            new(false, TrialFields.Study, TrialFields.Unmeasured, TrialFields.Objective(0)),
            new(false, TrialFields.Study, TrialFields.Objective(0)),
        ],
    });

    public IDocumentCollection<AnnouncedOptimizer> Optimizers { get; } =
        store.Collection(new CollectionDefinition<AnnouncedOptimizer>("optimizers", optimizer => optimizer.Name));

    public IDocumentCollection<CurveDocument> Curves { get; } =
        store.Collection(new CollectionDefinition<CurveDocument>("curves", curve => TrialDocument.IdOf(curve.StudyId, curve.Trial)));

    /// <summary>
    /// Changes a document under its version, again and again until nobody else was faster. The change is pure; answering the very document it got means that
    /// there is nothing to store.
    /// </summary>
    /// <param name="collection">Where the document is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="change">What becomes of it; null when there is none.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="isProgress">
    /// Whether documents only ever gain what the change brings in. Then the document that was stored here last will do: what it has, a newer one has, too.
    /// </param>
    public async Task<T> ChangeAsync<T>(IDocumentCollection<T> collection, string id, Func<T?, T> change, CancellationToken ct, bool isProgress = false)
        where T : class
    {
        var turn = _turns[(uint)string.GetHashCode(id, StringComparison.Ordinal) % Stripes];
        await turn.WaitAsync(ct);
        try
        {
            var known = _recent.Find<T>(id);
            for (var recent = isProgress ? known : null; ; recent = null)
            {
                var current = recent ?? await collection.FindAsync(id, ct);
                var next = change(current?.Document);
                if (ReferenceEquals(next, current?.Document))
                {
                    return next;
                }

                if (await StoreAsync(collection, next, current?.Version, ct))
                {
                    // What is never asked for is not kept: a study may be large.
                    if (isProgress || known is not null)
                    {
                        _recent.Keep(id, new Versioned<T>(next, (current?.Version ?? 0) + 1));
                    }

                    return next;
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task<bool> StoreAsync<T>(IDocumentCollection<T> collection, T document, long? version, CancellationToken ct)
        where T : class =>
        version is { } expected
            ? await collection.ReplaceAsync(document, expected, ct)
            : (await collection.InsertAsync(document, ct)).IsInserted;
}

internal static class StudyFields
{
    public const string Status = "status";
    public const string AcceptedAt = "acceptedAt";
    public const string UnsentSince = "unsentSince";

    /// <summary>Id of the outer study; empty for a study of its own.</summary>
    public const string Parent = "parent";
}

internal static class TrialFields
{
    public const string Study = "study";
    public const string Trial = "trial";
    public const string Status = "status";

    /// <summary>1 where a trial has no fitness, so that such trials come last where the smallest value comes first.</summary>
    public const string Unmeasured = "unmeasured";

    public static string Objective(int index) => string.Create(CultureInfo.InvariantCulture, $"objective{index}");
}
