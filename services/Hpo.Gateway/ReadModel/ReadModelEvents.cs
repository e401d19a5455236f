using System.Collections.Concurrent;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Brings events into the read model: one small document per event, whatever the size of the study.</summary>
internal sealed class ReadModelEvents(GatewayDocuments documents, TimeProvider clock)
{
    private const int MostRemembered = 10_000;

    // Studies known to run; a status never goes back, so this spares a read per event and can be forgotten at any time.
    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    public Task HandleAsync(StudyAccepted accepted, CancellationToken ct) => ChangeStudy(accepted, study => StudyProgress.Accept(study, accepted), ct);

    public Task HandleAsync(IncumbentImproved improved, CancellationToken ct) => ChangeStudy(improved, study => StudyProgress.Improve(study, improved), ct);

    public Task HandleAsync(StudyCompleted completed, CancellationToken ct) => ChangeStudy(completed, study => StudyProgress.Complete(study, completed, clock.GetUtcNow()), ct);

    public Task HandleAsync(StudyFailed failed, CancellationToken ct) => ChangeStudy(failed, study => StudyProgress.Fail(study, failed, clock.GetUtcNow()), ct);

    public Task HandleAsync(StudyPaused paused, CancellationToken ct) => ChangeStudy(paused, study => StudyProgress.Pause(study, paused), ct);

    public Task HandleAsync(StudyResumed resumed, CancellationToken ct) => ChangeStudy(resumed, study => StudyProgress.Resume(study, resumed), ct);

    public Task HandleAsync(TrialDelayed delayed, CancellationToken ct) => ChangeStudy(delayed, study => StudyProgress.Delay(study, delayed), ct);

    public Task HandleAsync(StudyReported reported, CancellationToken ct) => ChangeStudy(reported, study => StudyProgress.Report(study, reported, clock.GetUtcNow()), ct);

    public async Task HandleAsync(TrialReported reported, CancellationToken ct)
    {
        await ChangeTrial(reported, trial => TrialProgress.Report(trial, reported), ct, isRepair: true);
        if (reported is { Measured: { } measured, Objectives.Count: > 1 })
        {
            await ChangeStudy(reported, study => StudyProgress.Report(study, reported, measured), ct);
        }
    }

    public Task HandleAsync(JobReported reported, CancellationToken ct) => ChangeTrial(reported, trial => TrialProgress.Report(trial, reported), ct, isRepair: true);

    public Task HandleAsync(CandidateProposed proposed, CancellationToken ct) => ChangeTrial(proposed, trial => TrialProgress.Propose(trial, proposed), ct);

    public Task HandleAsync(JobStarted started, CancellationToken ct) => ChangeTrial(started, trial => TrialProgress.Start(trial, started), ct);

    public Task HandleAsync(JobCompleted ended, CancellationToken ct) => ChangeTrial(ended, trial => TrialProgress.End(trial, ended), ct);

    public Task HandleAsync(FitnessMeasured measured, CancellationToken ct) => ChangeTrial(measured, trial => TrialProgress.Measure(trial, measured), ct);

    public Task HandleAsync(FitnessUnavailable unavailable, CancellationToken ct) => ChangeTrial(unavailable, trial => TrialProgress.GiveUp(trial, unavailable), ct);

    public async Task HandleAsync(MetricObserved observed, CancellationToken ct)
    {
        await documents.ChangeAsync(documents.Curves, TrialDocument.IdOf(observed.StudyId, observed.Trial), curve => CurveProgress.Observe(curve, observed), ct, isProgress: true);
        await RunAsync(observed.StudyId, ct);
    }

    private Task<StudyDocument> ChangeStudy(IStudyMessage message, Func<StudyDocument?, StudyDocument> change, CancellationToken ct) =>
        documents.ChangeAsync(documents.Studies, message.StudyId, change, ct);

    // A repair reads the document anew: it may have been lost from the store.
    private async Task ChangeTrial(ITrialMessage message, Func<TrialDocument?, TrialDocument> change, CancellationToken ct, bool isRepair = false)
    {
        await documents.ChangeAsync(documents.Trials, TrialDocument.IdOf(message.StudyId, message.Trial), change, ct, isProgress: !isRepair);
        await RunAsync(message.StudyId, ct);
    }

    private async Task RunAsync(string studyId, CancellationToken ct)
    {
        if (_running.ContainsKey(studyId))
        {
            return;
        }

        await documents.ChangeAsync(documents.Studies, studyId, study => StudyProgress.Run(study, studyId), ct);
        if (_running.Count >= MostRemembered)
        {
            _running.Clear();
        }

        _running.TryAdd(studyId, 0);
    }
}
