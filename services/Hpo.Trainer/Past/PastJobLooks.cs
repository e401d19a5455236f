using Hpo.Contracts;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>The calls of a search for past training jobs: lists a page, then looks at its jobs.</summary>
internal sealed class PastJobLooks(ITrainingBackend backend, IJobTags tags, TimeProvider clock, IOptions<TrainerOptions> options)
{
    // So many calls are lost when a process dies.
    private const int LooksAtOnce = 10;

    /// <summary>The search after the next few calls.</summary>
    public async Task<PastSearch> GoOnAsync(PastSearch search, CancellationToken ct) =>
        search.Open.Count == 0 ? await ListAsync(search, ct) : await LookAsync(search, ct);

    private async Task<PastSearch> ListAsync(PastSearch search, CancellationToken ct)
    {
        // Jobs have no age at which they stop to tell something.
        var query = new JobListQuery(DateTimeOffset.UnixEpoch, PastSearchDecisions.NamePart(search.Request.Jobs));
        return await backend.ListAsync(query, search.NextPage, ct) switch
        {
            ListResult.Page page => PastSearchDecisions.Listed(search, page, clock.GetUtcNow()),
            ListResult.Unavailable unavailable => Failed(search, unavailable.Reason, unavailable.IsRefused),
            var other => throw new InvalidOperationException($"'{other}' is no answer to a list."),
        };
    }

    private async Task<PastSearch> LookAsync(PastSearch search, CancellationToken ct)
    {
        var looks = new List<PastLook>();
        foreach (var job in search.Open.Take(LooksAtOnce))
        {
            var look = await LookAsync(job, search.Request.Jobs, ct);
            if (look is PastLook.Unknown unknown)
                return Seen(search, looks) is { Answer: null } seen ? Failed(seen, unknown.Reason, unknown.IsRefused) : Seen(search, looks);
            looks.Add(look);
        }

        return Seen(search, looks);
    }

    private PastSearch Seen(PastSearch search, List<PastLook> looks) => looks.Count == 0 ? search : PastSearchDecisions.Looked(search, looks, clock.GetUtcNow());

    private async Task<PastLook> LookAsync(JobSummary job, PastJobs jobs, CancellationToken ct)
    {
        if (jobs.Tag is { } wanted)
        {
            var found = await tags.OfAsync(job.Arn ?? "", ct);
            if (found.Tags is null)
                return new PastLook.Unknown(found.Reason ?? "no answer", found.IsRefused);
            if (!found.Tags.TryGetValue(wanted.Key, out var value) || value != wanted.Value)
                return new PastLook.NotMeant();
        }

        return await backend.DescribeAsync(job.Name, ct) switch
        {
            DescribeResult.Found { Job: var described } when jobs.TuningJob is { } tuning && described.TuningJob != tuning => new PastLook.NotMeant(),
            DescribeResult.Found { Job.Phase: JobPhase.InProgress or JobPhase.Stopping } => new PastLook.Unfinished(job.Name),
            DescribeResult.Found { Job: var described } => new PastLook.Ended(described),
            DescribeResult.Unavailable unavailable => new PastLook.Unknown(unavailable.Reason, unavailable.IsRefused),
            _ => new PastLook.NotMeant(),
        };
    }

    private PastSearch Failed(PastSearch search, string reason, bool isRefused) => PastSearchDecisions.Failed(
        search, reason, isRefused, clock.GetUtcNow(), Backoff.Delay(options.Value.RetryDelay, options.Value.MaxRetryDelay, search.Failures + 1, search.Id));
}
