namespace Hpo.Trainer;

/// <summary>
/// Runs jobs that are made of studies. A launch stores the job and has its studies submitted; a look reads what became of them. As with a training service,
/// the name makes a launch repeatable.
/// </summary>
internal sealed class StudyBackend(StudyJobStore store, StudyJobKeeper keeper, TimeProvider clock)
{
    public async Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct)
    {
        var job = StudyJobDecisions.Begin(request, clock.GetUtcNow());
        if (await store.InsertAsync(job, ct))
        {
            keeper.SetAlarm(job);
            return new LaunchResult.Launched();
        }

        return await DescribeAsync(request.JobName, ct) is DescribeResult.Found found ? JobOwnership.Judge(request, found.Job) : new LaunchResult.Unreachable("The job was deleted at this moment.");
    }

    public async Task<DescribeResult> DescribeAsync(string jobName, CancellationToken ct) =>
        await store.FindAsync(jobName, ct) is { Document: var job } ? new DescribeResult.Found(StudyJobDecisions.Describe(job)) : new DescribeResult.Missing();

    public async Task<StopResult> StopAsync(string jobName, CancellationToken ct) =>
        await keeper.ApplyAsync(jobName, StudyJobDecisions.Stop, ct) is { Job.EndedAt: null } ? StopResult.Requested : StopResult.NotRunning;
}
