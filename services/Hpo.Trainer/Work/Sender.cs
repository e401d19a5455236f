namespace Hpo.Trainer;

/// <summary>Sends again what could not be sent when an attempt ended. One at a time: the broker has just been away.</summary>
internal sealed class Sender(JobKeeper keeper, DueJobs dueJobs) : IJobWorker
{
    public JobWork Work => JobWork.Send;

    public async Task RoundAsync(CancellationToken ct)
    {
        foreach (var job in await dueJobs.FindAsync(JobWork.Send, ct))
        {
            if (await dueJobs.ClaimAsync(job, ct) is { } claimed)
                await keeper.SendAsync(claimed, ct);
        }
    }

    public Task IdleAsync(CancellationToken ct) => keeper.IdleAsync(ct);
}
