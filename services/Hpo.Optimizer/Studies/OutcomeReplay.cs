using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;

namespace Hpo.Optimizer.Studies;

/// <summary>What a study has gone through, for a process that begins to watch it.</summary>
public sealed class OutcomeReplay
{
    private readonly StudyStore _store;
    private readonly IMessagePublisher _publisher;

    internal OutcomeReplay(StudyStore store, IMessagePublisher publisher)
    {
        _store = store;
        _publisher = publisher;
    }

    /// <summary>Publishes the outcomes of these trials again, as far as they have one, and the end of the study if it has ended.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="trials">Numbers of trials.</param>
    /// <param name="ct">Ends the wait for store and bus.</param>
    public async Task ReplayAsync(string studyId, IEnumerable<int> trials, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(trials);
        foreach (var trial in trials)
        {
            if (await _store.SettledAsync(studyId, trial, ct) is { } settled)
            {
                await _publisher.PublishAsync((object?)Measured(studyId, settled) ?? Unavailable(studyId, settled)!, ct);
            }
        }

        if (await _store.Studies.FindAsync(studyId, ct) is { } study && StudyMessages.EndOf(study.Document.State) is { } end)
        {
            await _publisher.PublishAsync(end, ct);
        }
    }

    /// <summary>The revision of the study's last pause or resumption; 0 when there was none. What is told again of those up to it is nothing new.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<int> PausesAsync(string studyId, CancellationToken ct) => (await _store.Studies.FindAsync(studyId, ct))?.Document.State.Pause.Revision ?? 0;

    internal static FitnessMeasured? Measured(string studyId, Evaluation settled) => settled.Outcome is { Values: { } values } outcome
        ? new FitnessMeasured
        {
            StudyId = studyId,
            Trial = settled.Trial,
            Attempt = outcome.Attempt,
            Values = values,
            Seconds = outcome.Seconds,
            BillableSeconds = outcome.BillableSeconds,
            InstanceType = outcome.InstanceType,
        }
        : null;

    internal static FitnessUnavailable? Unavailable(string studyId, Evaluation settled) => settled.Outcome is { IsMeasured: false } outcome
        ? new FitnessUnavailable
        {
            StudyId = studyId,
            Trial = settled.Trial,
            Attempt = outcome.Attempt,
            Reason = outcome.Reason ?? "unknown",
            FailureClass = outcome.FailureClass ?? FailureClass.NoMetric,
            Seconds = outcome.Seconds,
            BillableSeconds = outcome.BillableSeconds,
            InstanceType = outcome.InstanceType,
        }
        : null;
}
