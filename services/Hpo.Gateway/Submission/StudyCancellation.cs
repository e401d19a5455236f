using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Ends studies at a user's wish.</summary>
public sealed class StudyCancellation
{
    private const string NoReason = "Cancelled by a user.";

    private readonly GatewayDocuments _documents;
    private readonly StudyOutbox _outbox;
    private readonly TimeProvider _clock;

    internal StudyCancellation(GatewayDocuments documents, StudyOutbox outbox, TimeProvider clock)
    {
        _documents = documents;
        _outbox = outbox;
        _clock = clock;
    }

    /// <summary>Asks for the end of a study. Asking again, or for a study that has ended, changes nothing.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="reason">Why, for people; absent means that a user wished it.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <returns>The status of the study afterwards; null when there is no such study.</returns>
    public async Task<StudyStatus?> CancelAsync(string studyId, string? reason, CancellationToken ct)
    {
        if (await _documents.Studies.FindAsync(studyId, ct) is null)
        {
            return null;
        }

        var message = new CancelStudy { StudyId = studyId, Reason = string.IsNullOrWhiteSpace(reason) ? NoReason : reason };
        var study = await _documents.ChangeAsync(
            _documents.Studies,
            studyId,
            known => known is { Status: >= StudyStatus.Stopping }
                ? known
                : (known ?? new StudyDocument { Id = studyId }).Send(message, _clock.GetUtcNow()) with { Status = StudyStatus.Stopping },
            ct);
        _outbox.Wake(study);
        return study.Status;
    }
}
