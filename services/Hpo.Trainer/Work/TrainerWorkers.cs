namespace Hpo.Trainer;

/// <summary>Runs the trainer's loops as long as the process runs.</summary>
internal sealed class TrainerWorkers(WorkLoop loop, Launcher launcher, Watcher watcher, Sender sender, OrphanSweep orphans, Recovery recovery) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await recovery.RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(
            loop.RunAsync(JobWork.Launch, launcher, stoppingToken),
            loop.RunAsync(JobWork.Watch, watcher, stoppingToken),
            loop.RunAsync(JobWork.Send, sender, stoppingToken),
            orphans.RunAsync(stoppingToken));
        await launcher.IdleAsync(CancellationToken.None);
        await watcher.IdleAsync(CancellationToken.None);
    }
}
