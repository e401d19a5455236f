using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>
/// What events do to a study. Events may come twice and in any order: the furthest status counts, and the last event of a study overrules reports on the way.
/// A change that changes nothing answers the same document.
/// </summary>
internal static class StudyProgress
{
    public static StudyDocument Accept(StudyDocument? study, StudyAccepted accepted) =>
        study is { Study: not null } ? study : StudyFront.Sort((study ?? new StudyDocument { Id = accepted.StudyId }) with
        {
            Study = accepted.Study,
            AcceptedAt = accepted.AcceptedAt,
            Parent = accepted.Parent,
            Prices = accepted.Prices,
            Prior = accepted.Prior is { } prior ? prior with { Trials = null } : null,
        });

    public static StudyDocument Run(StudyDocument? study, string studyId) =>
        study is { Status: >= StudyStatus.Running } ? study : (study ?? new StudyDocument { Id = studyId }) with { Status = StudyStatus.Running };

    public static StudyDocument Improve(StudyDocument? study, IncumbentImproved improved)
    {
        var running = StudyFront.Join(Run(study, improved.StudyId), [improved.Incumbent]);
        var older = running.Incumbent is { } known
            && (improved.Counts.Settled, improved.Incumbent.Trial).CompareTo((running.IncumbentSettled, known.Trial)) <= 0;
        return running.Status.IsEnded() || older
            ? running
            : running with { Incumbent = improved.Incumbent, IncumbentSettled = improved.Counts.Settled, Spending = improved.Spending };
    }

    public static StudyDocument Complete(StudyDocument? study, StudyCompleted completed, DateTimeOffset now) =>
        End(
            StudyFront.Join(study ?? new StudyDocument { Id = completed.StudyId }, completed.Front ?? []),
            StudyStatus.Completed,
            completed.Cause,
            (completed.Incumbent, completed.Counts, completed.Spending),
            now);

    public static StudyDocument Fail(StudyDocument? study, StudyFailed failed, DateTimeOffset now) =>
        End(
            StudyFront.Join(study ?? new StudyDocument { Id = failed.StudyId }, failed.Front ?? []),
            failed.Cancelled ? StudyStatus.Cancelled : StudyStatus.Failed,
            failed.Cause,
            (failed.Incumbent, failed.Counts, failed.Spending),
            now);

    public static StudyDocument Pause(StudyDocument? study, StudyPaused paused) =>
        Revise(study ?? new StudyDocument { Id = paused.StudyId }, paused.Revision, StudyStatus.Paused, paused.Reason);

    public static StudyDocument Resume(StudyDocument? study, StudyResumed resumed) =>
        Revise(study ?? new StudyDocument { Id = resumed.StudyId }, resumed.Revision, StudyStatus.Running, cause: null);

    /// <summary>A study that has ended waits for nothing; of two notices the later one counts.</summary>
    public static StudyDocument Delay(StudyDocument? study, TrialDelayed delayed)
    {
        var running = Run(study, delayed.StudyId);
        return running.Status.IsEnded() || running.Notice?.At >= delayed.At ? running : running with { Notice = new StudyNotice(delayed.Reason, delayed.At) };
    }

    /// <summary>Brings in all that a report says.</summary>
    public static StudyDocument Report(StudyDocument? study, StudyReported reported, DateTimeOffset now)
    {
        var known = Accept(study, reported.Accepted);
        known = reported.Improved is { } improved ? Improve(known, improved) : known;
        known = reported.Resumed is { } resumed ? Resume(known, resumed) : known;
        known = reported.Paused is { } paused ? Pause(known, paused) : known;
        known = reported.Completed is { } completed ? Complete(known, completed, now) : known;
        return reported.Failed is { } failed ? Fail(known, failed, now) : known;
    }

    /// <summary>Brings in a trial that a report says is measured.</summary>
    public static StudyDocument Report(StudyDocument? study, TrialReported reported, FitnessMeasured measured) => StudyFront.Join(
        study ?? new StudyDocument { Id = reported.StudyId },
        [new Incumbent { Trial = reported.Trial, Values = measured.Values, Hyperparameters = reported.Hyperparameters }]);

    // A study that is being stopped or has ended stays so.
    private static StudyDocument Revise(StudyDocument study, int revision, StudyStatus status, string? cause)
    {
        if (study.PauseRevision >= revision)
        {
            return study;
        }

        var revised = study with { PauseRevision = revision };
        return study.Status > StudyStatus.Paused ? revised : revised with { Status = status, Cause = cause };
    }

    // The same end again, with more measured trials: a fitness came late.
    private static bool IsKnownEnd(StudyDocument study, StudyStatus status, TrialCounts counts) =>
        study.Status > status || (study.Status == status && study.MeasuredAtEnd >= counts.Measured);

    private static StudyDocument End(StudyDocument study, StudyStatus status, string cause, (Incumbent? Incumbent, TrialCounts Counts, Spending? Spending) last, DateTimeOffset now) =>
        IsKnownEnd(study, status, last.Counts) ? study : study with
        {
            MeasuredAtEnd = last.Counts.Measured,
            Status = status,
            Cause = cause,
            Incumbent = last.Incumbent,
            IncumbentSettled = last.Counts.Settled,
            Spending = last.Spending,
            EndedAt = study.EndedAt ?? now,
        };
}
