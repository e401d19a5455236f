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
        do
        {
            await SweepOnceAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepOnceAsync(CancellationToken ct)
    {
        try
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
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The sweep of studies failed; the next one tries again");
        }
    }
}
