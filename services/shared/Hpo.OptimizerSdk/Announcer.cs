using Hpo.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hpo.OptimizerSdk;

/// <summary>Says every half minute that the optimizers of this process are there.</summary>
internal sealed partial class Announcer(
    IReadOnlyList<HostedOptimizer> optimizers, string instance, IMessagePublisher publisher, TimeProvider clock, ILogger<Announcer> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await Task.WhenAll(optimizers.Select(optimizer => publisher.PublishAsync(optimizer.Announce(instance, clock.GetUtcNow()), stoppingToken)));
            }
            catch (BrokerUnavailableException failure)
            {
                LogUntold(failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The optimizers could not be announced; the next round tries again: {Reason}")]
    private partial void LogUntold(string reason);
}
