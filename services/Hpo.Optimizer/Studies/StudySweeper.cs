using Hpo.Messaging;
using Microsoft.Extensions.Options;

namespace Hpo.Optimizer.Studies;

/// <summary>Looks after studies that no event reaches: those whose time is over and those with messages that a crash left unsent.</summary>
internal sealed class StudySweeper(
    StudyStore store, StudyKeeper keeper, IOptions<OptimizerOptions> options, TimeProvider clock, ILogger<StudySweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        var isRenewed = false;
        do
        {
            isRenewed = isRenewed || await TryAsync(RenewAllAsync, stoppingToken);
            await TryAsync(SweepAllAsync, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RenewAllAsync(CancellationToken ct)
    {
        foreach (var studyId in await store.ActiveAsync(ct))
        {
            using var _ = StudyLog.Push(studyId);
            await keeper.RenewAsync(studyId, ct);
        }
    }

    private async Task SweepAllAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var overdue = await store.DueAsync("deadline", now, ct);
        var unsent = await store.DueAsync("unsentSince", now - options.Value.ResendAfter, ct);
        foreach (var studyId in overdue.Union(unsent, StringComparer.Ordinal))
        {
            using var _ = StudyLog.Push(studyId);
            await keeper.SweepAsync(studyId, ct);
        }
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> round, CancellationToken ct)
    {
        try
        {
            await round(ct);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "A round over the studies failed; the next one tries again");
            return false;
        }
    }
}
