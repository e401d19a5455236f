using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>Gives back what this process had claimed when it died, so that a restart need not wait for its own leases.</summary>
internal sealed partial class Recovery(JobStore store, JobKeeper keeper, StudyJobFollower studies, IOptions<TrainerOptions> options, ILogger<Recovery> logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var owner = options.Value.Instance;
        var released = 0;
        await foreach (var job in store.OwnedAsync(owner, ct))
        {
            await keeper.ApplyAsync(job, (newest, now) => JobDecisions.Release(newest, owner, now), ct);
            released++;
        }

        await studies.RecoverAsync(ct);
        if (released > 0)
            LogReleased(released);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} trials were being worked on when this trainer ended; it goes on with them")]
    private partial void LogReleased(int count);
}
