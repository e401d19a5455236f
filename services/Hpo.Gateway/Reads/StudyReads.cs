using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Storage;

namespace Hpo.Gateway;

/// <summary>What the system knows about studies and trials, for HTTP and the command line alike.</summary>
public sealed class StudyReads
{
    private readonly GatewayDocuments _documents;
    private readonly TimeProvider _clock;

    internal StudyReads(GatewayDocuments documents, TimeProvider clock) => (_documents, _clock) = (documents, clock);

    /// <summary>One study, or null.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<StudyView?> GetStudyAsync(string studyId, CancellationToken ct) =>
        await FindAsync(studyId, ct) is { Document: var found }
            ? await ViewAsync(found, ct) with
            {
                Study = found.Study,
                Front = found.Study is { Objectives.Count: > 1 } ? found.Front : null,
                Hypervolume = found.Study is { Objectives: { Count: > 1 } objectives } && found.Front.Count > 0 ? await HypervolumeAsync(found, objectives, ct) : null,
            }
            : null;

    /// <summary>Studies of their own, or the inner studies of one; the latest first.</summary>
    /// <param name="status">Only studies with this status; null for all.</param>
    /// <param name="parent">The study whose inner studies are wanted; null for studies of their own.</param>
    /// <param name="page">Which page.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <exception cref="ArgumentException">The page comes from another list, or the limit is out of range.</exception>
    public async Task<Page<StudyView>> ListStudiesAsync(StudyStatus? status, string? parent, PageRequest page, CancellationToken ct)
    {
        var query = Paged(page) with
        {
            Where =
            [
                new FieldCondition(StudyFields.Parent, Comparison.Equal, parent ?? ""),
                .. status is { } wanted ? [new FieldCondition(StudyFields.Status, Comparison.Equal, wanted)] : Array.Empty<FieldCondition>(),
            ],
            OrderBy = [new SortBy(StudyFields.AcceptedAt, Descending: true)],
        };
        var found = await _documents.Studies.QueryAsync(query, ct);
        var views = new List<StudyView>(found.Items.Count);
        foreach (var study in found.Items)
        {
            views.Add(await ViewAsync(study.Document, ct));
        }

        return new Page<StudyView>(views, found.Next);
    }

    /// <summary>All inner studies of one whose trials are studies, read page by page; the latest first.</summary>
    /// <param name="parent">Id of the outer study.</param>
    /// <param name="ct">Ends the reading.</param>
    public IAsyncEnumerable<StudyView> AllInnerStudiesAsync(string parent, CancellationToken ct) =>
        AllAsync(page => ListStudiesAsync(status: null, parent, page, ct));

    /// <summary>Trials of a study; none for an unknown one.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="order">In which order.</param>
    /// <param name="page">Which page.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <exception cref="ArgumentException">The page comes from another list, or the limit is out of range.</exception>
    public async Task<Page<TrialView>> GetTrialsAsync(string studyId, TrialOrder order, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(order);
        var found = await _documents.Trials.QueryAsync(Paged(page) with { Where = [OfStudy(studyId)], OrderBy = order.By }, ct);
        var study = found.Items.Count == 0 ? null : await FindAsync(studyId, ct);
        return new Page<TrialView>([.. found.Items.Select(trial => TrialView.Of(trial.Document, study?.Document))], found.Next);
    }

    /// <summary>All trials of a study, read page by page.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="order">In which order.</param>
    /// <param name="ct">Ends the reading.</param>
    public IAsyncEnumerable<TrialView> AllTrialsAsync(string studyId, TrialOrder order, CancellationToken ct) =>
        AllAsync(page => GetTrialsAsync(studyId, order, page, ct));

    /// <summary>One trial with its curve, or null.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="trial">Number of the trial, from 0.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<TrialView?> GetTrialAsync(string studyId, int trial, CancellationToken ct)
    {
        var id = TrialDocument.IdOf(studyId, trial);
        if (await _documents.Trials.FindAsync(id, ct) is not { } found)
        {
            return null;
        }

        var curve = await _documents.Curves.FindAsync(id, ct);
        var study = await FindAsync(studyId, ct);
        return TrialView.Of(found.Document, study?.Document) with { Curve = curve?.Document.Points ?? [], LogTail = found.Document.Outcome?.LogTail, Studies = InnerOf(found.Document, study?.Document) };
    }

    internal Task<Versioned<StudyDocument>?> FindAsync(string studyId, CancellationToken ct) => _documents.Studies.FindAsync(studyId, ct);

    private async Task<StudyView> ViewAsync(StudyDocument study, CancellationToken ct) => StudyView.Of(study, await CountAsync(study.Id, ct), _clock.GetUtcNow());

    private async Task<HypervolumeView> HypervolumeAsync(StudyDocument study, IReadOnlyList<Objective> objectives, CancellationToken ct)
    {
        var reference = new double[objectives.Count];
        for (var i = 0; i < reference.Length; i++)
        {
            reference[i] = objectives[i].Reference is { } given ? objectives[i].Cost(given) : await DerivedReferenceAsync(study.Id, objectives[i], i, ct);
        }

        return new HypervolumeView(
            Hypervolume.Of(study.Front.Select(member => objectives.Costs(member.Values)), reference),
            objectives.Zip(reference).ToDictionary(pair => pair.First.Metric, pair => pair.First.Cost(pair.Second)));
    }

    // The reference of all measured trials is that of their extremes.
    private async Task<double> DerivedReferenceAsync(string studyId, Objective objective, int index, CancellationToken ct)
    {
        double[] extremes = [await First(TrialOrder.ByObjective(index, descending: false)), await First(TrialOrder.ByObjective(index, descending: true))];
        return Hypervolume.ReferenceOf([.. extremes.Select(value => new[] { objective.Cost(value) })])[0];

        async Task<double> First(TrialOrder order) =>
            (await _documents.Trials.QueryAsync(new DocumentQuery { Where = [OfStudy(studyId)], OrderBy = order.By, Limit = 1 }, ct)).Items is [{ Document: var trial }]
                ? trial.Objective(index) ?? 0
                : 0;
    }

    // Counted over the index when somebody asks: no event has to pay for it.
    private async Task<StudyCounts> CountAsync(string studyId, CancellationToken ct)
    {
        return new StudyCounts(await Count(null), await Count(TrialStatus.Running), await Count(TrialStatus.Measured), await Count(TrialStatus.Unavailable));

        Task<long> Count(TrialStatus? status)
        {
            FieldCondition[] where = status is { } wanted ? [OfStudy(studyId), new FieldCondition(TrialFields.Status, Comparison.Equal, wanted)] : [OfStudy(studyId)];
            return _documents.Trials.CountAsync(new DocumentQuery { Where = where }, ct);
        }
    }

    private static IReadOnlyList<string>? InnerOf(TrialDocument trial, StudyDocument? study) =>
        trial.Latest is { } attempt && study is { Study.Training: { Study: not null } training }
            ? [.. InnerIds.All(new ParentTrial(trial.StudyId, trial.Trial, attempt.Number), training)]
            : null;

    private static async IAsyncEnumerable<T> AllAsync<T>(Func<PageRequest, Task<Page<T>>> readAsync)
    {
        string? next = null;
        do
        {
            var page = await readAsync(new PageRequest(next, PageRequest.MaxLimit));
            foreach (var item in page.Items)
            {
                yield return item;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    private static FieldCondition OfStudy(string studyId) => new(TrialFields.Study, Comparison.Equal, studyId);

    private static DocumentQuery Paged(PageRequest page) => page.Limit is >= 1 and <= PageRequest.MaxLimit
        ? new DocumentQuery { Limit = page.Limit, After = page.Page }
        : throw new ArgumentException($"limit is {page.Limit}. Give a whole number from 1 to {PageRequest.MaxLimit}.", nameof(page));
}
