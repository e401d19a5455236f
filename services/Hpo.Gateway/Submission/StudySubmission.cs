using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimization.Validation;

namespace Hpo.Gateway;

/// <summary>Takes studies in, for messages, HTTP and the command line alike.</summary>
public sealed class StudySubmission
{
    private readonly GatewayDocuments _documents;
    private readonly OptimizerDirectory _optimizers;
    private readonly WarmStarts _warmStarts;
    private readonly PriceBook _prices;
    private readonly HomeRegion _home;
    private readonly StudyOutbox _outbox;
    private readonly TimeProvider _clock;
    private readonly ILogger<StudySubmission> _log;

    internal StudySubmission(
        GatewayDocuments documents, OptimizerDirectory optimizers, WarmStarts warmStarts, PriceBook prices, HomeRegion home, StudyOutbox outbox, TimeProvider clock, ILogger<StudySubmission> log)
    {
        _documents = documents;
        _optimizers = optimizers;
        _warmStarts = warmStarts;
        _prices = prices;
        _home = home;
        _outbox = outbox;
        _clock = clock;
        _log = log;
    }

    /// <summary>
    /// Checks a study and accepts it. An accepted study is stored together with its <see cref="StudyAccepted"/>, which leaves for the bus at once or, if that fails,
    /// as soon as it can.
    /// </summary>
    /// <param name="submission">The study, with its id or without.</param>
    /// <param name="uniqueness">What an id is derived from when the submission has none: the same text and study name give the same id.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<SubmissionResult> SubmitAsync(SubmitStudy submission, string uniqueness, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var wrongId = submission.StudyId is { } given && StudyIds.Check(given) is { } wrong ? new Problem("studyId", wrong) : null;
        var prices = await KnownPricesAsync(wrongId is null ? submission.StudyId : null, ct) ?? _prices.Prices;
        var catalog = await _optimizers.CatalogAsync(ct);
        var reading = StudyReader.Read(submission.Study, catalog, prices, isInner: submission.Parent is not null);
        var id = submission.StudyId ?? (reading.Study is { } named ? StudyIds.From(named.Name, DerivedIds.Suffix(uniqueness), InnerIds.LongestParent(named)) : "");
        var isNew = reading.Study is not null && (wrongId is not null || !await IsKnownAsync(id, ct));
        var (prior, wrongStart) = isNew && reading.Study is { } read ? await _warmStarts.ResolveAsync(read, ct) : (null, null);
        var elsewhere = isNew && reading.Study is { } placed && _home.Name is { } region ? Elsewhere(placed, region, catalog) : [];
        wrongId ??= submission.Parent is { } parent ? Parents.Check(parent, id, (await _documents.Studies.FindAsync(parent.StudyId, ct))?.Document, isNew)
            : reading.Study is { } sized && InnerIds.Check(id, sized) is { } tooLong ? new Problem("studyId", tooLong)
            : null;
        if (reading.Study is not { } study || wrongId is not null || wrongStart is not null || elsewhere.Count > 0)
        {
            Problem[] problems = [.. new[] { wrongId }.OfType<Problem>(), .. reading.Problems, .. elsewhere, .. new[] { wrongStart }.OfType<Problem>()];
            _log.LogInformation("A study was refused with {Problems} problems", problems.Length);
            return new SubmissionResult { Problems = problems };
        }

        return await AcceptAsync(new StudyAccepted { StudyId = id, Study = CsvStarts.Kept(study), AcceptedAt = _clock.GetUtcNow(), Parent = submission.Parent, Prior = prior, Prices = _prices.For(study) }, ct);
    }

    // What a study knows is settled when it is accepted; the earlier study may be gone when it is submitted again.
    private async Task<bool> IsKnownAsync(string id, CancellationToken ct) => await _documents.Studies.FindAsync(id, ct) is { Document.Study: not null };

    // Likewise its prices: a table that changed since does not refuse a study that is under way.
    private async Task<InstancePrices?> KnownPricesAsync(string? id, CancellationToken ct) => id is null ? null : (await _documents.Studies.FindAsync(id, ct))?.Document.Prices;

    private static IReadOnlyList<Problem> Elsewhere(Study study, string region, IOptimizerCatalog catalog) =>
    [
        .. TrainingRegions.Check(study.Training, region),
        .. StudyReader.InnerStudiesOf(study, catalog)
            .SelectMany(inner => TrainingRegions.Check(inner.Training, region))
            .Select(problem => problem with { Path = $"training.study.{problem.Path}" })
            .Distinct(),
    ];

    private async Task<SubmissionResult> AcceptAsync(StudyAccepted accepted, CancellationToken ct)
    {
        var stored = await _documents.ChangeAsync(
            _documents.Studies,
            accepted.StudyId,
            study => study is { Study: not null } ? Again(study, accepted.AcceptedAt) : Begin(StudyProgress.Accept(study, accepted), accepted),
            ct);
        _outbox.Wake(stored);
        if (stored is not { Study: { } study, AcceptedAt: { } acceptedAt } || !SameStudy.Is(study, accepted.Study) || stored.Parent != accepted.Parent)
        {
            return new SubmissionResult { Conflict = true, Problems = [Taken(accepted.StudyId)] };
        }

        var repeated = !ReferenceEquals(study, accepted.Study);
        _log.LogInformation("Study {StudyId} was accepted for {Optimizer}, {MaxTrials} trials, repeated: {Repeated}", accepted.StudyId, study.Optimizer.EffectiveName, study.Budget.MaxTrials, repeated);
        return new SubmissionResult { Accepted = accepted with { Study = study, AcceptedAt = acceptedAt, Prior = stored.Prior, Prices = stored.Prices }, Repeated = repeated };
    }

    // What past training jobs have come to is asked for first; the study starts with the answer.
    private static StudyDocument Begin(StudyDocument study, StudyAccepted accepted) =>
        accepted.Study.WarmStart?.TrainingJobs is null ? study.Send(accepted, accepted.AcceptedAt) : PastJobsStart.Ask(study, accepted.AcceptedAt);

    private static StudyDocument Again(StudyDocument study, DateTimeOffset now) =>
        study.AwaitsPastJobs ? PastJobsStart.Ask(study, now) : study.Parent is not null ? Parents.TellAgain(study, now) : study;

    private static Problem Taken(string id) =>
        new("studyId", $"'{id}' is the id of another study. Submit this one under another id, or without an id to get a new one.");
}
