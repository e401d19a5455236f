using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer.Past;

/// <summary>Training jobs that have ended, the latest first, in pages each of which is followed by an empty one. Answers fail when told to.</summary>
internal sealed class FakePastJobs : ITrainingBackend, IJobTags
{
    private readonly List<(JobDescription Job, Dictionary<string, string> Tags)> jobs = [];

    public int PageSize { get; set; } = 100;

    public int Lists { get; private set; }

    public int Describes { get; private set; }

    /// <summary>What goes wrong with the next calls, one after the other; null for a call that goes well.</summary>
    public Queue<DescribeResult.Unavailable?> Trouble { get; } = new();

    public void Add(JobDescription job, params (string Key, string Value)[] tags) => jobs.Insert(0, (job, tags.ToDictionary(tag => tag.Key, tag => tag.Value)));

    public Task<DescribeResult> DescribeAsync(string jobName, CancellationToken ct)
    {
        Describes++;
        return Task.FromResult<DescribeResult>(
            Next() is { } trouble ? trouble
            : jobs.Select(each => each.Job).FirstOrDefault(job => job.Name == jobName) is { } found ? new DescribeResult.Found(found)
            : new DescribeResult.Missing());
    }

    public Task<ListResult> ListAsync(JobListQuery query, string? nextToken, CancellationToken ct)
    {
        Lists++;
        if (Next() is { } trouble)
            return Task.FromResult<ListResult>(new ListResult.Unavailable(trouble.Reason, trouble.IsThrottled, trouble.IsRefused));
        if (nextToken?.StartsWith('-') == true)
            return Task.FromResult<ListResult>(new ListResult.Page([], nextToken[1..]));

        var start = int.Parse(nextToken ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var meant = jobs.Where(each => query.NameContains is null || each.Job.Name.Contains(query.NameContains, StringComparison.Ordinal)).ToList();
        return Task.FromResult<ListResult>(new ListResult.Page(
            [.. meant.Skip(start).Take(PageSize).Select(each => new JobSummary(each.Job.Name, each.Job.Phase, $"arn:{each.Job.Name}"))],
            start + PageSize < meant.Count ? $"-{start + PageSize}" : null));
    }

    public Task<TagsResult> OfAsync(string arn, CancellationToken ct) => Task.FromResult(Next() is { } trouble
        ? new TagsResult(null, trouble.Reason, trouble.IsThrottled, trouble.IsRefused)
        : new TagsResult(jobs.First(each => $"arn:{each.Job.Name}" == arn).Tags));

    public Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct) => throw new NotSupportedException("A search launches nothing.");

    public Task<StopResult> StopAsync(string jobName, CancellationToken ct) => throw new NotSupportedException("A search stops nothing.");

    private DescribeResult.Unavailable? Next() => Trouble.TryDequeue(out var trouble) ? trouble : null;
}
