using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>
/// What events do to a study. Events may come twice and in any order: the furthest status counts, and the last event of a study overrules reports on the way.
/// A change that changes nothing answers the same document.
/// </summary>
internal static class StudyProgress
{
    public static StudyDocument Accept(StudyDocument? study, StudyAccepted accepted) =>
        study is { Study: not null } ? study : (study ?? new StudyDocument { Id = accepted.StudyId }) with { Study = accepted.Study, AcceptedAt = accepted.AcceptedAt };

    public static StudyDocument Run(StudyDocument? study, string studyId) =>
        study is { Status: >= StudyStatus.Running } ? study : (study ?? new StudyDocument { Id = studyId }) with { Status = StudyStatus.Running };

    public static StudyDocument Improve(StudyDocument? study, IncumbentImproved improved)
    {
        var running = Run(study, improved.StudyId);
        var older = running.Incumbent is { } known
            && (improved.Counts.Settled, improved.Incumbent.Trial).CompareTo((running.IncumbentSettled, known.Trial)) <= 0;
        return running.Status.IsEnded() || older
            ? running
            : running with { Incumbent = improved.Incumbent, IncumbentSettled = improved.Counts.Settled };
    }

    public static StudyDocument Complete(StudyDocument? study, StudyCompleted completed, DateTimeOffset now) =>
        End(study ?? new StudyDocument { Id = completed.StudyId }, StudyStatus.Completed, completed.Cause, (completed.Incumbent, completed.Counts), now);

    public static StudyDocument Fail(StudyDocument? study, StudyFailed failed, DateTimeOffset now) =>
        End(study ?? new StudyDocument { Id = failed.StudyId }, failed.Cancelled ? StudyStatus.Cancelled : StudyStatus.Failed, failed.Cause, (failed.Incumbent, failed.Counts), now);

    private static StudyDocument End(StudyDocument study, StudyStatus status, string cause, (Incumbent? Incumbent, TrialCounts Counts) last, DateTimeOffset now) =>
        study.Status >= status ? study : study with
        {
            Status = status,
            Cause = cause,
            Incumbent = last.Incumbent,
            IncumbentSettled = last.Counts.Settled,
            EndedAt = study.EndedAt ?? now,
        };
}
