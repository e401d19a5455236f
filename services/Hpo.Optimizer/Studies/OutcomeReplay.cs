using System.Globalization;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;

namespace Hpo.Optimizer.Studies;

/// <summary>Says again how trials ended, for readers that may have missed it.</summary>
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
            var id = string.Create(CultureInfo.InvariantCulture, $"{studyId}/{trial}");
            if (await _store.Trials.FindAsync(id, ct) is { } settled)
            {
                await _publisher.PublishAsync(Message(studyId, settled.Document.Evaluation), ct);
            }
        }

        if (await _store.Studies.FindAsync(studyId, ct) is { } study && StudyEngine.EndMessage(study.Document.State) is { } end)
        {
            await _publisher.PublishAsync(end, ct);
        }
    }

    private static object Message(string studyId, Evaluation evaluation) => evaluation.Outcome is { Values: { } values }
        ? new FitnessMeasured { StudyId = studyId, Trial = evaluation.Trial, Attempt = 1, Values = values }
        : new FitnessUnavailable
        {
            StudyId = studyId,
            Trial = evaluation.Trial,
            Attempt = 1,
            Reason = evaluation.Outcome.Reason ?? "unknown",
            FailureClass = evaluation.Outcome.FailureClass ?? FailureClass.NoMetric,
        };
}
