using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Storage;

namespace Hpo.Optimizer.Studies;

/// <summary>
/// Answers <see cref="ReportStudies"/> page by page: after each page it asks itself for the next one, so that a crash costs a page and no handler runs long.
/// </summary>
internal sealed class StudyReporter(StudyStore store, IMessagePublisher publisher)
{
    /// <summary>Name of this service in <see cref="ReportStudies.Service"/>.</summary>
    public const string Service = "optimizer";

    private const int Page = 200;

    public async Task ReportAsync(ReportStudies order, CancellationToken ct)
    {
        if (order.Service is not null and not Service)
        {
            return;
        }

        var next = order.StudyId is { } studyId ? await ReportStudyAsync(studyId, order.After, ct) : await ReportEachAsync(order.After, ct);
        if (next is not null)
        {
            await publisher.PublishAsync(order with { Service = Service, After = next }, ct);
        }
    }

    private async Task<string?> ReportEachAsync(string? after, CancellationToken ct)
    {
        var page = await store.Studies.QueryAsync(new DocumentQuery { Limit = Page, After = after }, ct);
        await PublishAllAsync(page.Items.Select(study => new ReportStudies { StudyId = study.Document.StudyId, Service = Service }), ct);
        return page.Next;
    }

    private async Task<string?> ReportStudyAsync(string studyId, string? after, CancellationToken ct)
    {
        if (await store.Studies.FindAsync(studyId, ct) is not { Document: { State: var state } document })
        {
            return null;
        }

        var space = SearchSpace.Of(state.Study.Parameters);
        if (after is null)
        {
            // Trials that settled last may be in the document only.
            await store.WriteAsync(document.Unwritten, ct);
            await publisher.PublishAsync(StudyMessages.Report(state), ct);
            await PublishAllAsync(state.Pending.Select(trial => Report(state, space, trial, settled: null)), ct);
        }

        var page = await store.SettledPageAsync(studyId, Page, after, ct);
        await PublishAllAsync(
            page.Items
                .Select(trial => trial.Document.Evaluation)
                .Where(settled => !settled.IsPrior)
                .Select(settled => Report(state, space, new ProposedTrial(settled.Trial, settled.Generation, settled.Candidate), settled)),
            ct);
        return page.Next;
    }

    private Task PublishAllAsync(IEnumerable<object> messages, CancellationToken ct) =>
        Task.WhenAll(messages.Select(message => publisher.PublishAsync(message, ct)));

    private static TrialReported Report(StudyState state, SearchSpace space, ProposedTrial trial, Evaluation? settled) => new()
    {
        StudyId = state.StudyId,
        Trial = trial.Trial,
        Generation = trial.Generation,
        Hyperparameters = space.Hyperparameters(trial.Candidate.Configuration),
        Objectives = state.Study.Objectives,
        Measured = settled is null ? null : OutcomeReplay.Measured(state.StudyId, settled),
        Unavailable = settled is null ? null : OutcomeReplay.Unavailable(state.StudyId, settled),
    };
}
