using System.Runtime.CompilerServices;
using Hpo.Storage;

namespace Hpo.Gateway;

/// <summary>What the system knows about studies and trials, for HTTP and the command line alike.</summary>
public sealed class StudyReads
{
    private readonly GatewayDocuments documents;

    internal StudyReads(GatewayDocuments documents) => this.documents = documents;

    /// <summary>One study, or null.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<StudyDetails?> GetStudyAsync(string studyId, CancellationToken ct) =>
        await documents.Studies.FindAsync(studyId, ct) is { } found
            ? new StudyDetails(await SummaryAsync(found.Document, ct), found.Document.Study)
            : null;

    /// <summary>Studies, the latest first.</summary>
    /// <param name="status">Only studies with this status; null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <exception cref="ArgumentException">The page comes from another list, or the limit is out of range.</exception>
    public async Task<Page<StudySummary>> ListStudiesAsync(StudyStatus? status, PageRequest page, CancellationToken ct)
    {
        var query = Paged(page) with
        {
            Where = status is { } wanted ? [new FieldCondition(StudyFields.Status, Comparison.Equal, wanted)] : [],
            OrderBy = [new SortBy(StudyFields.AcceptedAt, Descending: true)],
        };
        var found = await documents.Studies.QueryAsync(query, ct);
        var summaries = new List<StudySummary>(found.Items.Count);
        foreach (var study in found.Items)
        {
            summaries.Add(await SummaryAsync(study.Document, ct));
        }

        return new Page<StudySummary>(summaries, found.Next);
    }

    /// <summary>Trials of a study; none for an unknown one.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="order">In which order.</param>
    /// <param name="page">Which page.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <exception cref="ArgumentException">The page comes from another list, or the limit is out of range.</exception>
    public async Task<Page<TrialSummary>> GetTrialsAsync(string studyId, TrialOrder order, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(order);
        var found = await documents.Trials.QueryAsync(Paged(page) with { Where = [OfStudy(studyId)], OrderBy = order.By }, ct);
        return new Page<TrialSummary>([.. found.Items.Select(trial => TrialSummary.Of(trial.Document))], found.Next);
    }

    /// <summary>All trials of a study, read page by page.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="order">In which order.</param>
    /// <param name="ct">Ends the reading.</param>
    public async IAsyncEnumerable<TrialSummary> AllTrialsAsync(string studyId, TrialOrder order, [EnumeratorCancellation] CancellationToken ct)
    {
        string? next = null;
        do
        {
            var page = await GetTrialsAsync(studyId, order, new PageRequest(next, PageRequest.MaxLimit), ct);
            foreach (var trial in page.Items)
            {
                yield return trial;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    /// <summary>One trial with its curve, or null.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="trial">Number of the trial, from 0.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<TrialDetails?> GetTrialAsync(string studyId, int trial, CancellationToken ct)
    {
        var id = TrialDocument.IdOf(studyId, trial);
        if (await documents.Trials.FindAsync(id, ct) is not { } found)
        {
            return null;
        }

        var curve = await documents.Curves.FindAsync(id, ct);
        return new TrialDetails(TrialSummary.Of(found.Document), curve?.Document.Points ?? []);
    }

    private async Task<StudySummary> SummaryAsync(StudyDocument study, CancellationToken ct) => StudySummary.Of(study, await CountAsync(study.Id, ct));

    // Counted over the index when somebody asks: no event has to pay for it.
    private async Task<StudyCounts> CountAsync(string studyId, CancellationToken ct)
    {
        return new StudyCounts(await Count(null), await Count(TrialStatus.Running), await Count(TrialStatus.Measured), await Count(TrialStatus.Unavailable));

        Task<long> Count(TrialStatus? status)
        {
            FieldCondition[] where = status is { } wanted ? [OfStudy(studyId), new FieldCondition(TrialFields.Status, Comparison.Equal, wanted)] : [OfStudy(studyId)];
            return documents.Trials.CountAsync(new DocumentQuery { Where = where }, ct);
        }
    }

    private static FieldCondition OfStudy(string studyId) => new(TrialFields.Study, Comparison.Equal, studyId);

    private static DocumentQuery Paged(PageRequest page) => page.Limit is >= 1 and <= PageRequest.MaxLimit
        ? new DocumentQuery { Limit = page.Limit, After = page.Page }
        : throw new ArgumentException($"limit is {page.Limit}. Give a whole number from 1 to {PageRequest.MaxLimit}.", nameof(page));
}
