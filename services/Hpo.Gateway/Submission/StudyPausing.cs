using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Pauses studies and lets them go on, at a user's wish.</summary>
public sealed class StudyPausing
{
    private const string NoReason = "Paused by a user.";

    // Of wishes that have not left yet only the last one counts; sent together they would arrive in any order.
    private static readonly string[] Wishes = [MessageNames.Kebab(typeof(PauseStudy)), MessageNames.Kebab(typeof(ResumeStudy))];

    private readonly StudyOutbox _outbox;
    private readonly TimeProvider _clock;

    internal StudyPausing(StudyOutbox outbox, TimeProvider clock)
    {
        _outbox = outbox;
        _clock = clock;
    }

    /// <summary>Asks that nothing more of a study is proposed until it is resumed. Asking again is harmless; a study that ends or has ended stays as it is.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="reason">Why, for people; absent means that a user wished it.</param>
    /// <param name="stopJobs">Whether running jobs are stopped.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <returns>The status of the study as it is known now; null when there is no such study.</returns>
    public Task<StudyStatus?> PauseAsync(string studyId, string? reason, bool stopJobs, CancellationToken ct) =>
        AskAsync(studyId, new PauseStudy { StudyId = studyId, Reason = string.IsNullOrWhiteSpace(reason) ? NoReason : reason, StopJobs = stopJobs }, ct);

    /// <summary>Asks that a paused study goes on. Asking again, or for a study that is not paused, is harmless.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <returns>The status of the study as it is known now; null when there is no such study.</returns>
    public Task<StudyStatus?> ResumeAsync(string studyId, CancellationToken ct) => AskAsync(studyId, new ResumeStudy { StudyId = studyId }, ct);

    private Task<StudyStatus?> AskAsync(string studyId, object wish, CancellationToken ct) => _outbox.AskAsync(studyId, study => Ask(study, wish), ct);

    private StudyDocument Ask(StudyDocument study, object wish) => study.Status >= StudyStatus.Stopping
        ? study
        : (study with { Unsent = [.. study.Unsent.Where(message => !Wishes.Contains(message.Name))] }).Send(wish, _clock.GetUtcNow());
}
