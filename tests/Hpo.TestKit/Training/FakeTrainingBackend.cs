using Hpo.Trainer;

namespace Hpo.TestKit.Training;

/// <summary>
/// A training service in memory that behaves: jobs run by the given clock, end, fail and stop as planned; the service throttles, has a quota,
/// loses answers and jobs when told to. Names can be taken once.
/// </summary>
public sealed class FakeTrainingBackend(TimeProvider clock) : ITrainingBackend
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, FakeJob> jobs = [];
    private readonly List<string> launched = [];
    private readonly Queue<LaunchResult> answers = new();
    private int lostAnswers;

    /// <summary>What becomes of each job; by default it completes after 10 seconds.</summary>
    public Func<LaunchRequest, FakeOutcome> Plan { get; set; } = _ => FakeOutcome.Completes(TimeSpan.FromSeconds(10));

    /// <summary>How many jobs may run at once.</summary>
    public int Quota { get; set; } = int.MaxValue;

    /// <summary>While set, nothing but launches is answered.</summary>
    public bool Silent { get; set; }

    /// <summary>Jobs per page of a list; every page is followed by an empty one.</summary>
    public int PageSize { get; set; } = 100;

    public int Launches { get; private set; }

    public int Describes { get; private set; }

    public int Lists { get; private set; }

    public int Stops { get; private set; }

    /// <summary>The jobs that were created, in order. A name that occurs twice would be a job that was launched twice.</summary>
    public IReadOnlyList<string> Launched
    {
        get
        {
            lock (gate)
                return [.. launched];
        }
    }

    /// <summary>The next launch gets this answer and creates nothing.</summary>
    public void AnswerNext(LaunchResult answer) => answers.Enqueue(answer);

    /// <summary>The next launch creates its job, but the answer never arrives.</summary>
    public void LoseNextAnswer() => lostAnswers++;

    /// <summary>The job is gone, as if somebody had deleted it.</summary>
    public void Forget(string jobName)
    {
        lock (gate)
            jobs.Remove(jobName);
    }

    /// <summary>Somebody else has a job of that name.</summary>
    public void PlaceForeign(LaunchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (gate)
            jobs[request.JobName] = new FakeJob(request, FakeOutcome.Endless, clock.GetUtcNow()) { Foreign = true };
    }

    /// <summary>Where a job is in its life; null when there is none of that name.</summary>
    public JobPhase? PhaseOf(string jobName)
    {
        lock (gate)
            return jobs.GetValueOrDefault(jobName)?.PhaseAt(clock.GetUtcNow());
    }

    public Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (gate)
        {
            Launches++;
            return Task.FromResult(Launch(request));
        }
    }

    public Task<DescribeResult> DescribeAsync(string jobName, CancellationToken ct)
    {
        lock (gate)
        {
            Describes++;
            return Task.FromResult<DescribeResult>(Silent ? new DescribeResult.Unavailable("silent")
                : jobs.TryGetValue(jobName, out var job) ? new DescribeResult.Found(job.Describe(clock.GetUtcNow()))
                : new DescribeResult.Missing());
        }
    }

    public Task<StopResult> StopAsync(string jobName, CancellationToken ct)
    {
        lock (gate)
        {
            Stops++;
            if (Silent)
                return Task.FromResult(StopResult.Unavailable);
            if (!jobs.TryGetValue(jobName, out var job) || job.PhaseAt(clock.GetUtcNow()) != JobPhase.InProgress)
                return Task.FromResult(StopResult.NotRunning);
            jobs[jobName] = job with { StopAskedAt = clock.GetUtcNow() };
            return Task.FromResult(StopResult.Requested);
        }
    }

    public Task<ListResult> ListAsync(JobListQuery query, string? nextToken, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        lock (gate)
        {
            Lists++;
            return Task.FromResult<ListResult>(Silent ? new ListResult.Unavailable("silent") : Page(query, nextToken));
        }
    }

    private LaunchResult Launch(LaunchRequest request)
    {
        if (answers.TryDequeue(out var answer))
            return answer;
        if (jobs.TryGetValue(request.JobName, out var existing))
            return JobOwnership.Judge(request, existing.Describe(clock.GetUtcNow()));
        if (jobs.Values.Count(job => job.PhaseAt(clock.GetUtcNow()) is JobPhase.InProgress or JobPhase.Stopping) >= Quota)
            return new LaunchResult.QuotaExceeded($"the limit is {Quota} jobs");

        jobs[request.JobName] = new FakeJob(request, Plan(request), clock.GetUtcNow());
        launched.Add(request.JobName);
        if (lostAnswers == 0)
            return new LaunchResult.Launched();
        lostAnswers--;
        return new LaunchResult.Unreachable("the answer was lost");
    }

    private ListResult.Page Page(JobListQuery query, string? nextToken)
    {
        // A token is "index of the next job", with a '-' before it when an empty page comes first.
        if (nextToken?.StartsWith('-') == true)
            return new ListResult.Page([], nextToken[1..]);

        var now = clock.GetUtcNow();
        var start = nextToken is null ? 0 : int.Parse(nextToken, System.Globalization.CultureInfo.InvariantCulture);
        var all = jobs.Values
            .Where(job => (query.CreatedAfter is not { } after || job.CreatedAt > after) && (query.NameContains is null || job.Request.JobName.Contains(query.NameContains, StringComparison.Ordinal)))
            .OrderByDescending(job => job.CreatedAt).ThenBy(job => job.Request.JobName, StringComparer.Ordinal).ToList();
        var page = all.Skip(start).Take(PageSize).Select(job => new JobSummary(job.Request.JobName, job.PhaseAt(now)))
            .Where(job => query.Phase is null || job.Phase == query.Phase).ToList();
        return new ListResult.Page(page, start + PageSize < all.Count ? $"-{start + PageSize}" : null);
    }
}
