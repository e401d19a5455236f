using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Ends studies at a user's wish.</summary>
public sealed class StudyCancellation
{
    private const string NoReason = "Cancelled by a user.";

    private readonly StudyOutbox _outbox;
    private readonly TimeProvider _clock;

    internal StudyCancellation(StudyOutbox outbox, TimeProvider clock)
    {
        _outbox = outbox;
        _clock = clock;
    }

    /// <summary>Asks for the end of a study. Asking again, or for a study that has ended, changes nothing.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="reason">Why, for people; absent means that a user wished it.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <returns>The status of the study afterwards; null when there is no such study.</returns>
    public Task<StudyStatus?> CancelAsync(string studyId, string? reason, CancellationToken ct)
    {
        var message = new CancelStudy { StudyId = studyId, Reason = string.IsNullOrWhiteSpace(reason) ? NoReason : reason };
        return _outbox.AskAsync(
            studyId,
            study => study.Status >= StudyStatus.Stopping ? study
                : study.AwaitsPastJobs ? PastJobsStart.Fail(study, message.Reason, isCancelled: true, _clock.GetUtcNow())
                : study.Send(message, _clock.GetUtcNow()) with { Status = StudyStatus.Stopping },
            ct);
    }
}
