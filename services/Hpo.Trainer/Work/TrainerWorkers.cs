namespace Hpo.Trainer;

/// <summary>Runs the trainer's loops as long as the process runs.</summary>
internal sealed class TrainerWorkers(
    WorkLoop loop, LaunchQueue queue, Launcher launcher, Watcher watcher, Follower follower, Sender sender, Surveyor surveyor, Reconciler reconciler,
    TuningFollower tunings, StudyJobFollower studies, Recovery recovery)
    : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await recovery.RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(
            loop.RunAsync(queue, stoppingToken),
            loop.RunAsync(launcher, stoppingToken),
            loop.RunAsync(watcher, stoppingToken),
            loop.RunAsync(sender, stoppingToken),
            follower.RunAsync(stoppingToken),
            surveyor.RunAsync(stoppingToken),
            reconciler.RunAsync(stoppingToken),
            tunings.RunAsync(stoppingToken),
            studies.RunAsync(stoppingToken));
        await LeaveAsync();
    }

    // What this process has reserved, others may go on with at once.
    private async Task LeaveAsync()
    {
        await launcher.InterruptAsync();
        await launcher.IdleAsync(CancellationToken.None);
        await watcher.IdleAsync(CancellationToken.None);
        await follower.IdleAsync(CancellationToken.None);
        await follower.LeaveAsync(CancellationToken.None);
        await sender.IdleAsync(CancellationToken.None);
        await recovery.RunAsync(CancellationToken.None);
    }
}
