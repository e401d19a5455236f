using Hpo.Messaging;
using Microsoft.Extensions.Options;

namespace Hpo.Optimizer.Studies;

/// <summary>
/// Looks after studies that no event reaches: those whose time is over, those with messages that a crash left unsent, those that wait for nothing;
/// and says again, now and then, what the others wait for.
/// </summary>
internal sealed class StudySweeper(
    StudyStore store, StudyKeeper keeper, IOptions<OptimizerOptions> options, TimeProvider clock, ILogger<StudySweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        var renewAt = DateTimeOffset.MinValue;
        do
        {
            if (clock.GetUtcNow() >= renewAt && await TryAsync(() => RenewAllAsync(stoppingToken), stoppingToken))
            {
                renewAt = clock.GetUtcNow() + options.Value.RenewInterval;
            }

            await TryAsync(() => SweepAllAsync(stoppingToken), stoppingToken);
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
        var idle = await store.IdleAsync(ct);
        foreach (var studyId in overdue.Union(unsent, StringComparer.Ordinal).Union(idle, StringComparer.Ordinal))
        {
            // A study that cannot be led, say of an optimizer that this process lacks, must not hold up the others.
            using var _ = StudyLog.Push(studyId);
            await TryAsync(() => keeper.SweepAsync(studyId, ct), ct);
        }
    }

    private async Task<bool> TryAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogError(failure, "Looking after studies failed; the next round tries again");
            return false;
        }
    }
}
