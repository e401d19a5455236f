using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>How a search for past training jobs goes on: pure functions of the search and what was learned. The search comes to an answer in any case.</summary>
internal static class PastSearchDecisions
{
    /// <summary>Most jobs that are listed, whatever a condition leaves of them.</summary>
    public const int MostListed = 2_000;

    /// <summary>How many calls in a row may go without a usable answer.</summary>
    public const int MostFailures = 10;

    // The answer is one message, whose size is limited.
    private const long MostCharacters = 4_000_000;
    private const int MostReasons = 20;

    /// <summary>Takes in a question; one that is known is answered again, or still being answered.</summary>
    public static PastSearch Begin(PastSearch? known, PastJobsRequested request, DateTimeOffset now) =>
        known is null || known.Request.RequestedAt < request.RequestedAt ? new PastSearch { Request = request, DueAt = now }
        : known is { Answer: not null, DueAt: null } && known.Request.RequestedAt == request.RequestedAt ? known with { DueAt = now }
        : known;

    /// <summary>What names of the jobs contain, as far as that is known.</summary>
    public static string? NamePart(PastJobs jobs) => jobs.NamePrefix ?? (jobs.TuningJob is { } tuning ? $"{tuning}-" : null);

    /// <summary>Takes in a page of jobs.</summary>
    public static PastSearch Listed(PastSearch search, ListResult.Page page, DateTimeOffset now)
    {
        var jobs = search.Request.Jobs;
        var meant = page.Jobs.Where(job => Begins(job, jobs.NamePrefix) && Begins(job, jobs.TuningJob is { } tuning ? $"{tuning}-" : null)).ToList();
        var listed = search with
        {
            NextPage = page.NextToken,
            Listed = search.Listed + meant.Count,
            Open = [.. search.Open, .. meant],
            Failures = 0,
            DueAt = now,
        };
        return Conclude(listed with { IsListed = page.NextToken is null || listed.Listed >= MostListed }, now);
    }

    /// <summary>Takes in what looks at the first open jobs told; all of them had a usable answer.</summary>
    public static PastSearch Looked(PastSearch search, IReadOnlyList<PastLook> looks, DateTimeOffset now)
    {
        var seen = looks.Aggregate(search with { Failures = 0, DueAt = now }, Take);
        return Conclude(seen, now);
    }

    /// <summary>Puts the next call off, or gives up and says why.</summary>
    /// <param name="search">The search.</param>
    /// <param name="reason">What went wrong, for people.</param>
    /// <param name="isRefused">Whether the same call will be refused again.</param>
    /// <param name="now">The time.</param>
    /// <param name="delay">How long to wait.</param>
    public static PastSearch Failed(PastSearch search, string reason, bool isRefused, DateTimeOffset now, TimeSpan delay)
    {
        var failed = search with { Failures = search.Failures + 1, DueAt = now + delay };
        return isRefused
            ? Answered(failed, now, $"{reason} The trainer needs sagemaker:ListTrainingJobs, sagemaker:DescribeTrainingJob and, for a tag, sagemaker:ListTags.")
            : failed.Failures >= MostFailures ? Answered(failed, now, $"{reason} {MostFailures} calls in a row had no usable answer.") : failed;
    }

    private static PastSearch Take(PastSearch search, PastLook look)
    {
        var next = search with { Open = [.. search.Open.Skip(1)] };
        return look switch
        {
            PastLook.Ended ended => Keep(next, PastTrials.Of(ended.Job)),
            PastLook.Unfinished unfinished => LeaveOut(next, $"{unfinished.Name}: it has not ended."),
            _ => next,
        };
    }

    private static PastSearch Keep(PastSearch search, PriorTrial trial)
    {
        if (IsEnough(search))
            return search;
        if (trial.Values is { Count: 0 })
            return LeaveOut(search, $"{trial.Source}: it has no final value of any metric.");
        var characters = search.Characters + trial.Hyperparameters.Sum(pair => (long)pair.Key.Length + pair.Value.Length) + (trial.Reason?.Length ?? 0) + (64L * (trial.Values?.Count ?? 1));
        return characters > MostCharacters
            ? LeaveOut(search, $"{trial.Source}: the jobs before it have very long hyper-parameters; no more are read.")
            : search with { Trials = [.. search.Trials, trial], Characters = characters };
    }

    private static PastSearch LeaveOut(PastSearch search, string reason) => search with
    {
        LeftOut = search.LeftOut + 1,
        Reasons = search.Reasons.Count < MostReasons ? [.. search.Reasons, reason] : search.Reasons,
    };

    private static PastSearch Conclude(PastSearch search, DateTimeOffset now) =>
        IsEnough(search) || (search.IsListed && search.Open.Count == 0) ? Answered(search, now, problem: null) : search;

    private static bool IsEnough(PastSearch search) => search.Trials.Count + search.LeftOut >= search.Request.Jobs.Limit;

    private static PastSearch Answered(PastSearch search, DateTimeOffset now, string? problem)
    {
        string[] reasons = search is { Listed: >= MostListed } && !IsEnough(search)
            ? [string.Create(CultureInfo.InvariantCulture, $"Only the latest {search.Listed} jobs were looked at; a namePrefix makes them fewer."), .. search.Reasons]
            : [.. search.Reasons];
        return search with
        {
            Open = [],
            Trials = [],
            DueAt = now,
            Answer = new PastJobsFound
            {
                StudyId = search.Request.StudyId,
                RequestedAt = search.Request.RequestedAt,
                Trials = problem is null ? search.Trials : [],
                LeftOut = search.LeftOut,
                Reasons = reasons.Length == 0 ? null : reasons,
                Problem = problem,
            },
        };
    }

    private static bool Begins(JobSummary job, string? prefix) => prefix is null || job.Name.StartsWith(prefix, StringComparison.Ordinal);
}
