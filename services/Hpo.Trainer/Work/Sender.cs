using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>Sends again what finished trials could not send. One at a time: the broker has just been away.</summary>
internal sealed class Sender(JobKeeper keeper) : IJobWorker
{
    public async Task HandleAsync(IReadOnlyList<Versioned<JobDocument>> due, Claim claim, CancellationToken ct)
    {
        foreach (var job in due)
        {
            if (await claim(job, ct) is { } claimed)
                await keeper.SendAsync(claimed, ct);
        }
    }

    public Task IdleAsync(CancellationToken ct) => Task.CompletedTask;
}
