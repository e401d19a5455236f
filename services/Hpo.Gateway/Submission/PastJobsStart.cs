using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>
/// A study that learns from past training jobs is stored and asks for them; it starts when the answer comes. Until then nobody but the gateway knows it.
/// Pure; a change that changes nothing answers the same document.
/// </summary>
internal static class PastJobsStart
{
    private static readonly string Question = MessageNames.Kebab(typeof(PastJobsRequested));

    /// <summary>The question of a study that waits, also when it has asked before: an answer may have been lost with a process.</summary>
    public static StudyDocument Ask(StudyDocument study, DateTimeOffset now)
    {
        if (study is not { AcceptedAt: { } acceptedAt, Study.WarmStart.TrainingJobs: { } jobs })
        {
            return study;
        }

        var waiting = study with { AwaitsPastJobs = true, Cause = $"looks for {Named(jobs)}" };
        return waiting.Unsent.Any(message => message.Name == Question) ? waiting : waiting.Send(new PastJobsRequested { StudyId = study.Id, RequestedAt = acceptedAt, Jobs = jobs }, now);
    }

    /// <summary>Starts the study with what was found, or ends it and says why.</summary>
    public static StudyDocument Decide(StudyDocument document, PastJobsFound found, DateTimeOffset now)
    {
        if (document is not { AwaitsPastJobs: true, AcceptedAt: { } acceptedAt, Study: { WarmStart.TrainingJobs: { } jobs } study } || acceptedAt != found.RequestedAt)
        {
            return document;
        }

        var told = found.Problem is null ? KnownTrials.Of(study, Named(jobs), found.Trials, found.LeftOut, found.Reasons ?? []) : null;
        if (told is not { Used: > 0 } prior)
        {
            return Fail(document, Obstacle(jobs, found, told), isCancelled: false, now);
        }

        return (document with { AwaitsPastJobs = false, Cause = null, Prior = prior with { Trials = null } })
            .Send(new StudyAccepted { StudyId = document.Id, Study = study, AcceptedAt = acceptedAt, Prior = prior, Prices = document.Prices }, now);
    }

    /// <summary>Ends a study that waits.</summary>
    public static StudyDocument Fail(StudyDocument document, string cause, bool isCancelled, DateTimeOffset now)
    {
        var failed = new StudyFailed { StudyId = document.Id, Cause = cause, Cancelled = isCancelled, Counts = new TrialCounts(0, 0, 0) };
        return (StudyProgress.Fail(document, failed, now) with { AwaitsPastJobs = false, Unsent = [], UnsentSince = null }).Send(failed, now);
    }

    private static string Obstacle(PastJobs jobs, PastJobsFound found, PriorKnowledge? told) => found switch
    {
        { Problem: { } problem } => $"the past {Named(jobs)} could not be read: {problem} Submit the study again when that is mended, or without warmStart",
        { Trials.Count: 0, LeftOut: 0 } => $"there are no {Named(jobs)}. Check warmStart.trainingJobs, the account and the region; nothing was started",
        _ => string.Create(CultureInfo.InvariantCulture,
            $"none of the {found.Trials.Count + found.LeftOut} {Named(jobs)} tells this study anything. For instance {told?.Reasons?[0]} Correct warmStart.trainingJobs or the parameters; nothing was started"),
    };

    private static string Named(PastJobs jobs)
    {
        string[] conditions =
        [
            .. jobs.NamePrefix is { } prefix ? [$"whose name begins with '{prefix}'"] : Array.Empty<string>(),
            .. jobs.Tag is { } tag ? [$"with the tag {tag.Key}={tag.Value}"] : Array.Empty<string>(),
            .. jobs.TuningJob is { } tuning ? [$"of tuning job '{tuning}'"] : Array.Empty<string>(),
        ];
        return $"training jobs {string.Join(" and ", conditions)}";
    }
}
