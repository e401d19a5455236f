namespace Hpo.Trainer;

/// <summary>Reads one list of jobs instead of describing each: with many jobs under way most have not changed.</summary>
internal sealed partial class JobSurvey(ITrainingBackend backend, ILogger<JobSurvey> logger)
{
    // The service's clock and ours may differ; a job that falls out of the list is described, so this only saves calls.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The names of those jobs whose description would bring nothing new.</summary>
    public async Task<IReadOnlySet<string>> UnchangedAsync(IReadOnlyList<JobDocument> jobs, CancellationToken ct)
    {
        var wanted = jobs.ToDictionary(job => job.JobName);
        var unchanged = new HashSet<string>();
        var unseen = wanted.Count;
        string? token = null;
        do
        {
            var answer = await backend.ListAsync(QueryFor(jobs), token, ct);
            if (answer is not ListResult.Page page)
            {
                LogUnavailable((answer as ListResult.Unavailable)?.Reason);
                return unchanged;
            }

            foreach (var summary in page.Jobs.Where(summary => wanted.ContainsKey(summary.Name)))
            {
                unseen--;
                if (IsUnchanged(wanted[summary.Name], summary.Phase))
                    unchanged.Add(summary.Name);
            }

            token = page.NextToken;
        }
        while (token is not null && unseen > 0);
        return unchanged;
    }

    private static JobListQuery QueryFor(IReadOnlyList<JobDocument> jobs)
    {
        var oldest = jobs.Min(job => job.LaunchedAt ?? DateTimeOffset.UnixEpoch);
        var studies = jobs.Select(job => job.StudyId).Distinct().Take(2).ToList();
        // Jobs that somebody else launched have names of their own.
        var isNamed = studies.Count == 1 && jobs.All(job => job.Candidate.Job is null);
        return new JobListQuery(oldest - ClockTolerance, isNamed ? studies[0] : null);
    }

    // One that is to stop and still runs must be told so.
    private static bool IsUnchanged(JobDocument job, JobPhase phase) =>
        phase == JobPhase.Stopping || (phase == JobPhase.InProgress && job.State == JobState.Running);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Training jobs could not be listed and are described one by one: {Reason}")]
    private partial void LogUnavailable(string? reason);
}
